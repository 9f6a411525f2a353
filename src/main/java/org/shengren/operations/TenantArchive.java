package org.shengren.operations;

import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.shengren.kernel.Identifier;
import org.shengren.operations.StartRefused.Reason;
import org.shengren.operations.TenantTables.Table;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One organisation as one file: a ZIP with a CSV for each of its tables and a manifest. Written
 * from one snapshot, so that the rows fit each other; read as a whole or not at all. Sessions are
 * no part of it. It holds names, results and password hashes: whoever has it has everything.
 */
final class TenantArchive {
  private static final int FORMAT = 1;
  private static final String MANIFEST = "manifest.json";
  private static final int LARGEST_MANIFEST = 4 << 20;

  /** More than this many times the size of the file is no honest table. */
  private static final long LARGEST_RATIO = 200;

  /** One table of the file. */
  record Content(String table, List<String> columns, long rows, long bytes, String sha256) {}

  /**
   * What the file says of itself.
   *
   * @param schema versions of all migrations of the installation that wrote it
   */
  record Manifest(
      String product,
      int format,
      List<String> schema,
      UUID tenant,
      String code,
      String madeAt,
      List<Content> tables) {}

  /** What was written or read. */
  record Done(String code, long rows, long bytes) {}

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private TenantArchive() {}

  /** Writes the organisation with this code into a new file. */
  static Done write(Connection connection, String code, Path file)
      throws SQLException, IOException {
    if (Files.exists(file)) {
      throw new StartRefused(Reason.BACKUP_FILE_EXISTS, file);
    }
    var half = file.resolveSibling(file.getFileName() + ".part");
    begin(connection, "repeatable read, read only");
    try {
      var tenant = tenant(connection, code);
      var contents = new ArrayList<Content>();
      try (var zip = new ZipOutputStream(new BufferedOutputStream(create(half)))) {
        for (var table : TenantTables.of(connection)) {
          contents.add(write(connection, table, tenant, zip));
        }
        var manifest =
            new Manifest(
                "Shengren",
                FORMAT,
                schema(connection),
                tenant,
                code,
                one(
                    connection,
                    "select to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"),
                contents);
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(JSON.writeValueAsString(manifest).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
      connection.rollback();
      var done = new Done(code, contents.stream().mapToLong(Content::rows).sum(), Files.size(half));
      begin(connection, "read committed, read write");
      note(connection, tenant, "BACKUP", done);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
      connection.commit();
      return done;
    } finally {
      connection.rollback();
      Files.deleteIfExists(half);
    }
  }

  private static OutputStream create(Path half) throws IOException {
    Files.deleteIfExists(half);
    var parent = half.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.createFile(half);
    if (Files.getFileStore(half).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-------"));
    }
    return Files.newOutputStream(half);
  }

  private static Content write(Connection connection, Table table, UUID tenant, ZipOutputStream zip)
      throws SQLException, IOException {
    zip.putNextEntry(new ZipEntry(entry(table.full())));
    var counted = new Counted(zip);
    var digest = sha256();
    var rows =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut(
                "copy (select %s from %s where tenant_id = '%s') to stdout with (format csv, header)"
                    .formatted(table.columnList(), table.quoted(), tenant),
                new DigestOutputStream(counted, digest));
    zip.closeEntry();
    return new Content(
        table.full(),
        table.columns(),
        rows,
        counted.bytes,
        HexFormat.of().formatHex(digest.digest()));
  }

  /**
   * Reads the organisation of a file into this database: all of it or nothing.
   *
   * @param other another company code than the one in the file; with it a copy can stand beside the
   *     original
   */
  static Done read(Connection connection, Path file, Optional<String> other)
      throws SQLException, IOException {
    if (!Files.isReadable(file)) {
      throw new StartRefused(Reason.NOT_A_BACKUP, file);
    }
    begin(connection, "read committed, read write");
    try (var zip = new ZipFile(file.toFile())) {
      var manifest = manifest(zip, file);
      var tables = TenantTables.of(connection);
      check(connection, manifest, tables, zip, file);
      var code = other.orElse(manifest.code());
      if (!code.matches("[a-z0-9][a-z0-9-]{1,30}")) {
        throw new StartRefused(Reason.BACKUP_USAGE);
      }
      var tenant = freeTenant(connection, manifest.tenant(), code);
      var contents =
          manifest.tables().stream().collect(Collectors.toMap(Content::table, one -> one));
      for (var table : tables) {
        read(
            connection,
            table,
            Objects.requireNonNull(contents.get(table.full())),
            manifest.tenant(),
            tenant,
            code,
            zip,
            file);
      }
      if (!one(
              connection,
              "select count(*) from tenancy.company_code where tenant_id = '" + tenant + "'")
          .equals("1")) {
        throw new StartRefused(Reason.BACKUP_DAMAGED, file);
      }
      var done =
          new Done(
              code, manifest.tables().stream().mapToLong(Content::rows).sum(), Files.size(file));
      note(connection, tenant, "RESTORE", done);
      connection.commit();
      return done;
    } catch (ZipException notOne) {
      throw new StartRefused(Reason.NOT_A_BACKUP, notOne, file);
    } catch (SQLException e) {
      // What does not fit types, keys or references was not written by us, or was altered since.
      if (e.getSQLState() != null
          && (e.getSQLState().startsWith("22") || e.getSQLState().startsWith("23"))) {
        throw new StartRefused(Reason.BACKUP_DAMAGED, e, file);
      }
      throw e;
    } finally {
      connection.rollback();
    }
  }

  private static Manifest manifest(ZipFile zip, Path file) throws IOException {
    var entry = zip.getEntry(MANIFEST);
    if (entry == null) {
      throw new StartRefused(Reason.NOT_A_BACKUP, file);
    }
    try (var in = zip.getInputStream(entry)) {
      var bytes = in.readNBytes(LARGEST_MANIFEST + 1);
      if (bytes.length > LARGEST_MANIFEST) {
        throw new StartRefused(Reason.NOT_A_BACKUP, file);
      }
      var manifest = JSON.readValue(bytes, Manifest.class);
      if (!"Shengren".equals(manifest.product())
          || manifest.format() != FORMAT
          || missing(manifest)) {
        throw new StartRefused(Reason.NOT_A_BACKUP, file);
      }
      return manifest;
    } catch (JacksonException notOurs) {
      throw new StartRefused(Reason.NOT_A_BACKUP, notOurs, file);
    }
  }

  // A file from elsewhere keeps no promise that a type makes.
  @SuppressWarnings({"ConstantValue", "RedundantNullCheck"})
  private static boolean missing(Manifest manifest) {
    return manifest.schema() == null
        || manifest.tenant() == null
        || manifest.code() == null
        || manifest.tables() == null
        || manifest.tables().stream()
            .anyMatch(one ->
                one == null
                    || one.table() == null
                    || one.columns() == null
                    || one.sha256() == null);
  }

  private static void check(
      Connection connection, Manifest manifest, List<Table> tables, ZipFile zip, Path file)
      throws SQLException, IOException {
    var here = schema(connection);
    if (!here.equals(manifest.schema())) {
      throw new StartRefused(
          Reason.BACKUP_OF_OTHER_SCHEMA, file, latest(manifest.schema()), latest(here));
    }
    var ours = tables.stream().collect(Collectors.toMap(Table::full, Table::columns));
    Map<String, List<String>> theirs =
        manifest.tables().stream()
            .collect(Collectors.toMap(Content::table, Content::columns, (one, _) -> one));
    if (!ours.equals(theirs) || manifest.tables().size() != theirs.size()) {
      throw new StartRefused(Reason.BACKUP_DAMAGED, file);
    }
    long bytes = 0;
    for (var content : manifest.tables()) {
      if (content.bytes() < 0 || zip.getEntry(entry(content.table())) == null) {
        throw new StartRefused(Reason.BACKUP_DAMAGED, file);
      }
      bytes += content.bytes();
    }
    if (bytes / LARGEST_RATIO > Files.size(file)) {
      throw new StartRefused(Reason.BACKUP_DAMAGED, file);
    }
  }

  private static UUID freeTenant(Connection connection, UUID wanted, String code)
      throws SQLException {
    if (!one(connection, "select count(*) from tenancy.company_code where code = '" + code + "'")
        .equals("0")) {
      throw new StartRefused(Reason.ORGANISATION_EXISTS, code);
    }
    return one(connection, "select count(*) from tenancy.tenant where tenant_id = '" + wanted + "'")
            .equals("0")
        ? wanted
        : Identifier.nextValue();
  }

  private static void read(
      Connection connection,
      Table table,
      Content content,
      UUID from,
      UUID to,
      String code,
      ZipFile zip,
      Path file)
      throws SQLException, IOException {
    try (var statement = connection.createStatement()) {
      statement.execute("create temp table incoming (like " + table.quoted() + ") on commit drop");
      var digest = sha256();
      long rows;
      try (var in =
          new DigestInputStream(
              new Limited(
                  zip.getInputStream(Objects.requireNonNull(zip.getEntry(entry(table.full())))),
                  content.bytes(),
                  file),
              digest)) {
        rows =
            connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                    "copy incoming (%s) from stdin with (format csv, header match)"
                        .formatted(table.columnList()),
                    in);
        // What the database did not ask for belongs to the file all the same.
        in.transferTo(OutputStream.nullOutputStream());
      }
      if (rows != content.rows()
          || !HexFormat.of().formatHex(digest.digest()).equals(content.sha256())
          || !one(
                  connection,
                  "select count(*) from incoming where tenant_id is distinct from '" + from + "'")
              .equals("0")) {
        throw new StartRefused(Reason.BACKUP_DAMAGED, file);
      }
      statement.execute(
          "insert into %s (%s) select %s from incoming"
              .formatted(
                  table.quoted(),
                  table.columnList(),
                  table.columns().stream()
                      .map(column -> value(table, column, to, code, !from.equals(to)))
                      .collect(Collectors.joining(", "))));
      statement.execute("drop table incoming");
    }
  }

  private static String value(Table table, String column, UUID tenant, String code, boolean copy) {
    if (copy && column.equals("token_hash")) {
      // A link leads to one organisation: it stays with the original.
      return TenantTables.quote(column) + " || ':copy'";
    }
    if (column.equals("tenant_id")) {
      return "'" + tenant + "'::uuid";
    }
    return table.schema().equals("tenancy") && column.equals("code")
        ? "'" + code + "'"
        : TenantTables.quote(column);
  }

  private static void note(Connection connection, UUID tenant, String kind, Done done)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            insert into operations.backup (tenant_id, id, at, kind, rows, bytes)
            values (?, ?, now(), ?, ?, ?)
            """)) {
      statement.setObject(1, tenant);
      statement.setObject(2, Identifier.nextValue());
      statement.setString(3, kind);
      statement.setLong(4, done.rows());
      statement.setLong(5, done.bytes());
      statement.executeUpdate();
    }
  }

  private static UUID tenant(Connection connection, String code) throws SQLException {
    var known = new TreeSet<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select code, tenant_id from tenancy.company_code")) {
      while (rows.next()) {
        if (rows.getString(1).equals(code)) {
          return rows.getObject(2, UUID.class);
        }
        known.add(rows.getString(1));
      }
    }
    throw new StartRefused(Reason.NO_SUCH_ORGANISATION, code, String.join(", ", known));
  }

  private static List<String> schema(Connection connection) throws SQLException {
    var versions = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select version
                  from flyway.flyway_schema_history
                 where success and version is not null
                 order by version\
                """)) {
      while (rows.next()) {
        versions.add(rows.getString(1));
      }
    }
    return List.copyOf(versions);
  }

  private static String latest(List<String> schema) {
    return schema.isEmpty() ? "-" : schema.getLast() + " (" + schema.size() + ")";
  }

  private static void begin(Connection connection, String mode) throws SQLException {
    connection.setAutoCommit(false);
    connection.rollback();
    try (var statement = connection.createStatement()) {
      statement.execute("set transaction isolation level " + mode);
      statement.execute("set local timezone = 'UTC'");
      statement.execute("set local datestyle = 'ISO, YMD'");
    }
  }

  private static String one(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return Objects.requireNonNull(rows.getString(1));
    }
  }

  private static String entry(String table) {
    return "tables/" + table + ".csv";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  /** Counts what goes through, and leaves the file open behind it. */
  private static final class Counted extends FilterOutputStream {
    private long bytes;

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) throws IOException {
      out.write(some, from, length);
      bytes += length;
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }

  /** Gives no more than the manifest says there is, however far an entry would unfold. */
  private static final class Limited extends FilterInputStream {
    private final Path file;
    private long left;

    Limited(@Nullable InputStream in, long most, Path file) {
      super(Objects.requireNonNull(in));
      this.left = most;
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      var one = in.read();
      if (one >= 0) {
        take(1);
      }
      return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      var some = in.read(into, from, length);
      if (some > 0) {
        take(some);
      }
      return some;
    }

    private void take(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw new StartRefused(Reason.BACKUP_DAMAGED, file);
      }
    }
  }
}
