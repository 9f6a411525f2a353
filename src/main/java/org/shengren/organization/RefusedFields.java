package org.shengren.organization;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Refusal;
import org.shengren.kernel.Text;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says a refusal at the field that it is about, so that nothing typed is lost. */
@Component
class RefusedFields {
  private static final Map<Class<? extends Refusal>, String> FIELDS =
      Map.ofEntries(
          Map.entry(NumberTaken.class, "number"),
          Map.entry(EmailTaken.class, "email"),
          Map.entry(UnitNotFound.class, "unit"),
          Map.entry(UnitClosed.class, "unit"),
          Map.entry(PositionNotFound.class, "position"),
          Map.entry(ManagerNotFound.class, "manager"),
          Map.entry(ManagerHasLeft.class, "manager"),
          Map.entry(ManagerCycle.class, "manager"),
          Map.entry(OwnManager.class, "manager"),
          Map.entry(LedAlready.class, "manager"),
          Map.entry(LedByOwnPerson.class, "manager"),
          Map.entry(SharesTooLarge.class, "share"),
          Map.entry(PostHeldAlready.class, "unit"),
          Map.entry(AppointmentTooEarly.class, "from"),
          Map.entry(DepartureTooEarly.class, "lastDay"),
          Map.entry(UnitCodeTaken.class, "code"),
          Map.entry(UnitInsideItself.class, "parent"),
          Map.entry(RoleWithoutUnit.class, "unit"));

  private final MessageSource messages;

  RefusedFields(MessageSource messages) {
    this.messages = messages;
  }

  /** What is no matter of a field, such as missing leave, goes on to the page of errors. */
  void reject(Errors errors, Refusal refusal) {
    var field = FIELDS.get(refusal.getClass());
    if (field == null) {
      if (refusal.kind() == Refusal.Kind.FORBIDDEN || refusal.kind() == Refusal.Kind.NOT_FOUND) {
        throw refusal;
      }
      errors.reject(refusal.key(), refusal.arguments(), refusal.key());
    } else if (errors.getFieldType(field) == null) {
      errors.reject(refusal.key(), refusal.arguments(), refusal.key());
    } else {
      errors.rejectValue(field, refusal.key(), refusal.arguments(), refusal.key());
    }
  }

  /** What must be chosen and is not; a value that was sent and not understood is told already. */
  void missing(Errors errors, String field, @Nullable Object value, String key) {
    if (value == null && !errors.hasFieldErrors(field)) {
      errors.rejectValue(field, key);
    }
  }

  /** What was done, said on the page that comes next. */
  void notice(RedirectAttributes next, String key, Text name) {
    var locale = LocaleContextHolder.getLocale();
    next.addFlashAttribute(
        "flashNotice", messages.getMessage(key, new Object[] {name.in(locale)}, locale));
  }
}
