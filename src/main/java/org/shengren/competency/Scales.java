package org.shengren.competency;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.shengren.audit.AuditTrail;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.tenancy.JsonText;
import org.shengren.tenancy.ReadOnce;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The answer scales of a tenant. */
@Service
@Transactional(readOnly = true)
public class Scales {
  private record InUse(TenantId tenant) {}

  /** As the column {@code categories} holds it. */
  record CategoryRow(int number, Map<String, String> words, Map<String, String> shortWords) {
    static CategoryRow of(Scale.Category category) {
      return new CategoryRow(
          category.number(), category.words().byLanguage(), category.shortWords().byLanguage());
    }

    Scale.Category category() {
      return new Scale.Category(
          number, new Text(new TreeMap<>(words)), new Text(new TreeMap<>(shortWords)));
    }
  }

  private static final TypeReference<List<CategoryRow>> CATEGORIES = new TypeReference<>() {};
  private final JdbcClient jdbc;
  private final JsonText texts;
  private final JsonMapper json;
  private final AccessPolicy policy;
  private final AuditTrail audit;

  Scales(JdbcClient jdbc, JsonText texts, JsonMapper json, AccessPolicy policy, AuditTrail audit) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.json = json;
    this.policy = policy;
    this.audit = audit;
  }

  /**
   * The scale that questionnaires of the tenant use.
   *
   * @throws NoScale before the first model is loaded
   */
  public Scale inUse(TenantId tenant) {
    return ReadOnce.of(new InUse(tenant), () -> read(tenant));
  }

  private Scale read(TenantId tenant) {
    return jdbc.sql(
            """
            select code, name::text as name, question::text as question, held_at,
                   categories::text as categories
              from competency.scale
             where tenant_id = :tenant and in_use
            """)
        .param("tenant", tenant.value())
        .query((row, _) ->
            new Scale(
                row.getString("code"),
                texts.read(row.getString("name")),
                texts.read(row.getString("question")),
                row.getInt("held_at"),
                json.readValue(row.getString("categories"), CATEGORIES).stream()
                    .map(CategoryRow::category)
                    .toList()))
        .optional()
        .orElseThrow(NoScale::new);
  }

  /** Calls the answers something else; their numbers, and so all results, stay. */
  @Transactional
  public void reword(Viewer viewer, List<Scale.Category> categories) {
    policy.require(viewer, Function.ADMINISTER);
    var now = inUse(viewer.tenant());
    var next = new Scale(now.code(), now.name(), now.question(), now.heldAt(), categories);
    if (next.equals(now)) {
      return;
    }
    jdbc.sql(
            """
            update competency.scale set categories = :categories::jsonb
             where tenant_id = :tenant and code = :code
            """)
        .param(
            "categories",
            json.writeValueAsString(next.categories().stream().map(CategoryRow::of).toList()))
        .param("tenant", viewer.tenant().value())
        .param("code", now.code())
        .update();
    audit.changed(viewer, "scale.reworded", null, now.code(), Map.of());
  }
}
