package org.shengren.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.shengren.SmallCompany;
import org.shengren.operations.StartRefused.Reason;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;

/** One organisation into a file and back, and what is no such file. */
@SpringBootTest
class TenantArchiveTests {
  @Autowired ConfigurableApplicationContext context;
  @TempDir Path folder;

  private Connection here;
  private Connection elsewhere;
  private String tenant;

  @BeforeEach
  void connect() throws SQLException {
    tenant = SmallCompany.of(context).tenant().value().toString();
    here =
        DriverManager.getConnection(
            setting("spring.datasource.url"),
            setting("spring.flyway.user"),
            setting("spring.flyway.password"));
    var fresh = TestDatabase.fresh(context.getEnvironment());
    elsewhere = DriverManager.getConnection(fresh.url(), fresh.owner(), fresh.ownerPassword());
  }

  @AfterEach
  void close() throws SQLException {
    here.close();
    elsewhere.close();
  }

  @Test
  void everyRowOfEveryTableComesBackInAnotherInstallationAndNobodyElses()
      throws SQLException, IOException {
    var before = rows(here, tenant);
    var file = backup();
    var done = TenantArchive.read(elsewhere, file, Optional.empty());
    assertThat(done.code()).isEqualTo(SmallCompany.CODE);
    var after = rows(elsewhere, tenant);
    // The note of the reading itself is new.
    assertThat(Objects.requireNonNull(after.remove("operations.backup")).lines()).hasSize(1);
    before.remove("operations.backup");
    assertThat(after).isEqualTo(before);
    assertThat(before.values().stream().filter(rows -> !rows.isEmpty())).hasSizeGreaterThan(25);
    assertThat(one(elsewhere, "select string_agg(code, ',') from tenancy.company_code"))
        .isEqualTo(SmallCompany.CODE);
    assertThat(one(elsewhere, "select count(*)::text from identity.spring_session")).isEqualTo("0");
    assertThat(
            one(
                elsewhere,
                "select count(*)::text from identity.accounts_by_login('founder@company.example')"))
        .isEqualTo("1");
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
  }

  @Test
  void whereTheOrganisationIsItIsNotOverwrittenButCanStandBesideUnderAnotherCode()
      throws SQLException, IOException {
    var file = backup();
    assertRefused(Reason.ORGANISATION_EXISTS, here, file, Optional.empty());
    assertRefused(Reason.ORGANISATION_EXISTS, here, file, Optional.of(SmallCompany.STRANGERS_CODE));
    assertRefused(Reason.BACKUP_USAGE, here, file, Optional.of("No'; drop"));
    var before = rows(here, tenant);
    assertThat(TenantArchive.read(here, file, Optional.of("copy")).code()).isEqualTo("copy");
    var copy = one(here, "select tenant_id::text from tenancy.company_code where code = 'copy'");
    assertThat(copy).isNotEqualTo(tenant);
    assertThat(rows(here, tenant)).isEqualTo(before);
    var there = rows(here, copy);
    there.remove("operations.backup");
    before.remove("operations.backup");
    assertThat(there.get("measurement.measure"))
        .isEqualTo(Objects.requireNonNull(before.get("measurement.measure")).replace(tenant, copy));
    assertThat(
            one(
                here,
                "select count(*)::text from identity.invitation where token_hash like '%:copy' and"
                    + " tenant_id <> '"
                    + copy
                    + "'"))
        .isEqualTo("0");
    there.forEach((table, rows) ->
        assertThat(rows.lines().count())
            .as(table)
            .isEqualTo(Objects.requireNonNull(before.get(table)).lines().count()));
  }

  @Test
  void whatIsNoBackupOrWasAlteredLeavesNothingBehind() throws SQLException, IOException {
    var file = backup();
    var bytes = Files.readAllBytes(file);
    var cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(bytes, bytes.length / 2));
    assertRefused(Reason.NOT_A_BACKUP, elsewhere, cut, Optional.empty());
    var text = Files.writeString(folder.resolve("text.zip"), "not a file of ours");
    assertRefused(Reason.NOT_A_BACKUP, elsewhere, text, Optional.empty());
    assertRefused(Reason.NOT_A_BACKUP, elsewhere, folder.resolve("none.zip"), Optional.empty());
    assertRefused(
        Reason.BACKUP_DAMAGED,
        elsewhere,
        altered(
            file,
            "tables/organization.person.csv",
            rows -> rows.replace("Lin Xiaolan", "Somebody")),
        Optional.empty());
    assertRefused(
        Reason.BACKUP_OF_OTHER_SCHEMA,
        elsewhere,
        altered(file, "manifest.json", manifest -> manifest.replace("\"2026.11.23.1000\",", "")),
        Optional.empty());
    assertRefused(
        Reason.BACKUP_DAMAGED,
        elsewhere,
        altered(
            file,
            "manifest.json",
            manifest ->
                manifest.replace(
                    "\"table\":\"audit.entry\"", "\"table\":\"pg_catalog.pg_authid\"")),
        Optional.empty());
    assertRefused(
        Reason.BACKUP_DAMAGED,
        elsewhere,
        altered(
            file,
            "manifest.json",
            manifest -> manifest.replaceAll("\"bytes\":\\d+", "\"bytes\":99999999999")),
        Optional.empty());
    assertRefused(
        Reason.NOT_A_BACKUP,
        elsewhere,
        altered(file, "manifest.json", _ -> "{}"),
        Optional.empty());
    // With checksums put right the rows still have to fit each other.
    assertRefused(
        Reason.BACKUP_DAMAGED,
        elsewhere,
        withoutRows(file, "organization.person"),
        Optional.empty());
    assertThat(one(elsewhere, "select count(*)::text from tenancy.tenant")).isEqualTo("0");
    assertThat(one(elsewhere, "select count(*)::text from organization.org_unit")).isEqualTo("0");
  }

  @Test
  void anUnknownCodeNamesTheKnownOnesAndNoFileIsOverwritten() throws IOException {
    assertThatThrownBy(() -> TenantArchive.write(here, "nobodys", folder.resolve("x.zip")))
        .isInstanceOfSatisfying(
            StartRefused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Reason.NO_SUCH_ORGANISATION);
              assertThat(refused.action().toString()).contains(SmallCompany.CODE);
            });
    assertThat(folder.resolve("x.zip")).doesNotExist();
    var taken = Files.writeString(folder.resolve("taken.zip"), "mine");
    assertThatThrownBy(() -> TenantArchive.write(here, SmallCompany.CODE, taken))
        .isInstanceOf(StartRefused.class);
    assertThat(taken).hasContent("mine");
  }

  private String setting(String name) {
    return Objects.requireNonNull(context.getEnvironment().getProperty(name));
  }

  private Path backup() throws SQLException, IOException {
    var file = folder.resolve("company.zip");
    TenantArchive.write(here, SmallCompany.CODE, file);
    return file;
  }

  private static void assertRefused(
      Reason reason, Connection connection, Path file, Optional<String> code) {
    assertThatThrownBy(() -> TenantArchive.read(connection, file, code))
        .isInstanceOfSatisfying(
            StartRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  /** All rows of the tenant by table, in one order. */
  private static Map<String, String> rows(Connection connection, String tenant)
      throws SQLException, IOException {
    var rows = new TreeMap<String, String>();
    for (var table : TenantTables.of(connection)) {
      var out = new ByteArrayOutputStream();
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut(
              "copy (select t::text from %s t where tenant_id = '%s' order by 1) to stdout"
                  .formatted(table.quoted(), tenant),
              out);
      rows.put(table.full(), out.toString(StandardCharsets.UTF_8));
    }
    return rows;
  }

  private Path altered(Path file, String entry, UnaryOperator<String> change) throws IOException {
    var contents = contents(file);
    contents.computeIfPresent(
        entry,
        (_, bytes) ->
            change
                .apply(new String(bytes, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));
    return zip(contents);
  }

  private Path withoutRows(Path file, String table) throws IOException {
    var contents = contents(file);
    var name = "tables/" + table + ".csv";
    var head =
        (new String(Objects.requireNonNull(contents.get(name)), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElseThrow()
                + "\n")
            .getBytes(StandardCharsets.UTF_8);
    contents.put(name, head);
    contents.computeIfPresent(
        "manifest.json",
        (_, bytes) ->
            new String(bytes, StandardCharsets.UTF_8)
                .replaceAll(
                    "(\"table\":\""
                        + table
                        + "\",\"columns\":\\[[^]]*],)\"rows\":\\d+,\"bytes\":\\d+,\"sha256\":\"[0-9a-f]+\"",
                    "$1\"rows\":0,\"bytes\":"
                        + head.length
                        + ",\"sha256\":\""
                        + sha256(head)
                        + "\"")
                .getBytes(StandardCharsets.UTF_8));
    return zip(contents);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, byte[]> contents(Path file) throws IOException {
    var contents = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        contents.put(entry.getName(), zip.readAllBytes());
      }
    }
    return contents;
  }

  private Path zip(Map<String, byte[]> contents) throws IOException {
    var file = Files.createTempFile(folder, "altered", ".zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var entry : contents.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }

  private static String one(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return Objects.requireNonNull(rows.getString(1));
    }
  }
}
