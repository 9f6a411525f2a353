package org.shengren.organization;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Text;
import org.springframework.validation.Errors;

/** Code, name and place of a unit, new or known. */
record UnitForm(
    @NotBlank(message = "{unit.code.missing}")
        @Size(max = 40, message = "{unit.code.long}")
        @Pattern(regexp = Text.SEEN, message = "{field.unseen}")
        @Nullable String code,
    @Size(max = 100, message = "{unit.name.long}")
        @Pattern(regexp = Text.SEEN, message = "{field.unseen}")
        @Nullable String name,
    @Size(max = 100, message = "{unit.name.long}")
        @Pattern(regexp = Text.SEEN, message = "{field.unseen}")
        @Nullable String nameEn,
    @Nullable OrgUnitId parent) {
  /**
   * What no single field tells.
   *
   * @param mayBeTop whether the asker may leave the unit above out
   */
  void check(Errors errors, boolean mayBeTop) {
    if (Names.missing(name, nameEn)) {
      errors.rejectValue("name", "unit.name.missing");
    }
    if (parent == null && !mayBeTop) {
      errors.rejectValue("parent", "unit.parent.missing");
    }
  }
}
