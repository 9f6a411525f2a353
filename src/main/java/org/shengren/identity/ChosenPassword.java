package org.shengren.identity;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** A password that somebody with a link chooses, written twice. */
record ChosenPassword(
    @Size(min = 10, max = 200, message = "{account.next.length}") @Nullable String next,
    @Nullable String again) {
  /** What no single field tells. */
  void check(Errors errors) {
    if (next == null) {
      errors.rejectValue("next", "account.next.length");
    } else if (!next.equals(again)) {
      errors.rejectValue("again", "account.again.differs");
    }
  }
}
