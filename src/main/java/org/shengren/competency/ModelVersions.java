package org.shengren.competency;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shengren.kernel.TenantId;
import org.shengren.organization.JobFamilyId;
import org.shengren.tenancy.ReadOnce;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Models as they stand in their versions. */
@Service
@Transactional(readOnly = true)
public class ModelVersions {
  private static final int KEPT = 200;

  private record Key(TenantId tenant, ModelVersionId version) {}

  private final ModelRecords records;

  // What was published never changes, so it is never taken out but to make room. The state may
  // change (a version retires), hence the head is read each time.
  private final Map<Key, List<Competency>> bodies =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, List<Competency>> eldest) {
          return size() > KEPT;
        }
      };

  ModelVersions(ModelRecords records) {
    this.records = records;
  }

  /** The version of the family's model that is rated against at present. */
  public Optional<ModelVersion> published(TenantId tenant, JobFamilyId family) {
    return records.published(tenant, family).map(head -> whole(tenant, head));
  }

  /** The version of the model with this code that is rated against at present. */
  public Optional<ModelVersion> published(TenantId tenant, String code) {
    return records.published(tenant, code).map(head -> whole(tenant, head));
  }

  /** All that are rated against at present, the core model first, then by code. */
  public List<ModelVersion> published(TenantId tenant) {
    return records.published(tenant).stream().map(head -> whole(tenant, head)).toList();
  }

  /** The published version of the tenant's core model. */
  public Optional<ModelVersion> core(TenantId tenant) {
    return records.core(tenant).map(head -> whole(tenant, head));
  }

  /**
   * The version with this id, in whatever state.
   *
   * @throws ModelNotFound when the tenant has no such version
   */
  public ModelVersion get(TenantId tenant, ModelVersionId version) {
    return ReadOnce.of(
        new Key(tenant, version),
        () ->
            records
                .head(tenant, version)
                .map(head -> whole(tenant, head))
                .orElseThrow(ModelNotFound::new));
  }

  private ModelVersion whole(TenantId tenant, ModelRecords.Head head) {
    if (head.state() == ModelState.DRAFT || head.state() == ModelState.IN_REVIEW) {
      return head.with(records.competencies(tenant, head.id()));
    }
    var key = new Key(tenant, head.id());
    synchronized (bodies) {
      var kept = bodies.get(key);
      if (kept != null) {
        return head.with(kept);
      }
    }
    var read = records.competencies(tenant, head.id());
    synchronized (bodies) {
      bodies.put(key, read);
    }
    return head.with(read);
  }
}
