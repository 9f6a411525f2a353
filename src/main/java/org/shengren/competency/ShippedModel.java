package org.shengren.competency;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Text;

/**
 * A model that comes with the product.
 *
 * @param core whether it is the model that binds everybody
 * @param edition of the shipped text, from 1
 * @param loaded the edition that the tenant has, if it has loaded the model
 */
public record ShippedModel(
    String code,
    boolean core,
    Text name,
    Text definition,
    int edition,
    Optional<Integer> loaded,
    int competencies,
    int behaviours,
    int positions) {
  ShippedModel loaded(@Nullable Integer edition) {
    return new ShippedModel(
        code,
        core,
        name,
        definition,
        this.edition,
        Optional.ofNullable(edition),
        competencies,
        behaviours,
        positions);
  }

  /** Whether loading it would bring something. */
  public boolean loadable() {
    return loaded.filter(has -> has >= edition).isEmpty();
  }
}
