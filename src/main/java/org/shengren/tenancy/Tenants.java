package org.shengren.tenancy;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shengren.kernel.Language;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The organisations of this installation. */
@Service
@Transactional(readOnly = true)
public class Tenants {
  private record SettingsOf(TenantId tenant) {}

  private final JdbcClient jdbc;
  private final JsonText texts;
  private final Clock clock;

  Tenants(JdbcClient jdbc, JsonText texts, Clock clock) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * Founds the tenant that is bound.
   *
   * @throws CompanyCodeTaken when another tenant has the code
   */
  @Transactional
  public void found(TenantId tenant, String code, Text name, Language first, ZoneId zone) {
    jdbc.sql(
            """
            insert into tenancy.tenant (tenant_id, code, name, first_language, zone, founded_at)
            values (:tenant, :code, :name::jsonb, :language, :zone, :now)
            """)
        .param("tenant", tenant.value())
        .param("code", code)
        .param("name", texts.write(name))
        .param("language", first.code())
        .param("zone", zone.getId())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    var claimed =
        jdbc.sql("select tenancy.claim_company_code(:code)")
            .param("code", code)
            .query(Boolean.class)
            .single();
    if (!claimed) {
      throw new CompanyCodeTaken(code);
    }
  }

  /**
   * Keeps other settings; the code stays.
   *
   * @throws SettingsChanged when they are no longer those that were {@code seen}
   */
  @Transactional
  public void change(TenantId tenant, TenantSettings seen, TenantSettings next) {
    var locked =
        jdbc.sql("select code from tenancy.tenant where tenant_id = :tenant for update")
            .param("tenant", tenant.value())
            .query(String.class)
            .single();
    if (!settings(tenant).equals(seen) || !locked.equals(next.code())) {
      throw new SettingsChanged();
    }
    jdbc.sql(
            """
            update tenancy.tenant
               set name = :name::jsonb, first_language = :language, zone = :zone,
                   mastery_probability = :mastery, holding_probability = :holding,
                   anonymity_minimum = :minimum, item_cap = :cap, appeal_working_days = :days,
                   meets_share = :meets, nearly_share = :nearly, unknown_share = :unknown
             where tenant_id = :tenant
            """)
        .param("tenant", tenant.value())
        .param("name", texts.write(next.name()))
        .param("language", next.firstLanguage().code())
        .param("zone", next.zone().getId())
        .param("mastery", next.masteryProbability())
        .param("holding", next.holdingProbability())
        .param("minimum", next.anonymityMinimum())
        .param("cap", next.itemCap())
        .param("days", next.appealWorkingDays())
        .param("meets", next.meetsShare())
        .param("nearly", next.nearlyShare())
        .param("unknown", next.unknownShare())
        .update();
  }

  /** Settings of the tenant that is bound. */
  public TenantSettings settings(TenantId tenant) {
    return ReadOnce.of(new SettingsOf(tenant), () -> readSettings(tenant));
  }

  private TenantSettings readSettings(TenantId tenant) {
    return jdbc.sql(
            """
            select code, name::text as name, first_language, zone, mastery_probability,
                   holding_probability, anonymity_minimum, item_cap, appeal_working_days,
                   meets_share, nearly_share, unknown_share
              from tenancy.tenant where tenant_id = :tenant
            """)
        .param("tenant", tenant.value())
        .query((row, _) ->
            new TenantSettings(
                row.getString("code"),
                texts.read(row.getString("name")),
                Language.of(row.getString("first_language")),
                ZoneId.of(row.getString("zone")),
                row.getDouble("mastery_probability"),
                row.getDouble("holding_probability"),
                row.getInt("anonymity_minimum"),
                row.getInt("item_cap"),
                row.getInt("appeal_working_days"),
                row.getDouble("meets_share"),
                row.getDouble("nearly_share"),
                row.getDouble("unknown_share")))
        .single();
  }

  public Optional<TenantId> byCode(String code) {
    return jdbc.sql("select tenancy.tenant_by_code(:code) as id")
        .param("code", code)
        .query((row, _) -> Optional.ofNullable(row.getObject("id", UUID.class)))
        .single()
        .map(TenantId::new);
  }

  /** All tenants; ids are the only thing that is known of them outside. */
  public List<TenantId> all() {
    return jdbc.sql("select tenancy.tenants()").query(UUID.class).list().stream()
        .map(TenantId::new)
        .toList();
  }
}
