package org.shengren.work;

import java.util.Map;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;

/**
 * What is to be done, and for whom.
 *
 * @param person who ordered it; what they may see is asked anew when it runs
 * @param parameters ids and choices, never texts about people
 */
public record WorkOrder(
    TenantId tenant, WorkId id, PersonId person, Map<String, String> parameters) {
  public WorkOrder {
    parameters = Map.copyOf(parameters);
  }
}
