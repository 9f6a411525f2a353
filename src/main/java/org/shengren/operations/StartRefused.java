package org.shengren.operations;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The application does not start, for a reason that whoever starts it can mend. It is no {@code
 * Refusal}: nobody is signed in yet, and the sentence goes to the console in both languages.
 */
final class StartRefused extends RuntimeException {
  /** Why, and the key of the two sentences: what is wrong, and (with {@code .do}) what to do. */
  enum Reason {
    HOME_IN_USE("home-in-use"),
    HOME_IS_FILE("home-is-file"),
    HOME_NOT_WRITABLE("home-not-writable"),
    HOME_NOT_A_DATABASE("home-not-a-database"),
    HOME_OTHER_VERSION("home-other-version"),
    HOME_OF_ANOTHER_USER("home-of-another-user"),
    PASSWORD_MISSING("password-missing"),
    DISK_FULL("disk-full"),
    NO_USER_NAMESPACES("no-user-namespaces"),
    NO_BINARIES("no-binaries"),
    DATABASE_FAILED("database-failed"),
    PORT_TAKEN("port-taken"),
    EXTERNAL_UNREACHABLE("external-unreachable"),
    EXTERNAL_TOO_OLD("external-too-old"),
    EXTERNAL_OWNER_MISSING("external-owner-missing"),
    EXTERNAL_ROLE_MISSING("external-role-missing"),
    ROLES_ARE_ONE("roles-are-one"),
    ROLE_IS_SUPERUSER("role-is-superuser"),
    ROLE_BYPASSES_POLICIES("role-bypasses-policies"),
    ROLE_OWNS_TABLES("role-owns-tables"),
    ROLE_IS_MEMBER_OF_OWNER("role-is-member-of-owner"),
    BACKUP_USAGE("backup-usage"),
    BACKUP_FAILED("backup-failed"),
    NO_SUCH_ORGANISATION("no-such-organisation"),
    BACKUP_FILE_EXISTS("backup-file-exists"),
    NOT_A_BACKUP("not-a-backup"),
    BACKUP_DAMAGED("backup-damaged"),
    BACKUP_OF_OTHER_SCHEMA("backup-of-other-schema"),
    ORGANISATION_EXISTS("organisation-exists");

    private final String key;

    Reason(String key) {
      this.key = key;
    }
  }

  private final Reason reason;
  private final transient Object[] arguments;

  StartRefused(Reason reason, Object... arguments) {
    this(reason, null, arguments);
  }

  StartRefused(Reason reason, @Nullable Throwable cause, Object... arguments) {
    super(
        sentence("start-refused." + reason.key, Locale.ENGLISH, arguments.clone()),
        cause,
        false,
        true);
    this.reason = reason;
    this.arguments = arguments.clone();
  }

  Reason reason() {
    return reason;
  }

  /** What is wrong: one sentence a language, the language of this machine first. */
  List<String> description() {
    return inBothLanguages("start-refused." + reason.key);
  }

  /** What to do about it, likewise. */
  List<String> action() {
    return inBothLanguages("start-refused." + reason.key + ".do");
  }

  private List<String> inBothLanguages(String key) {
    var zh = sentence(key, Locale.CHINESE, arguments);
    var en = sentence(key, Locale.ENGLISH, arguments);
    return Locale.getDefault().getLanguage().equals("zh") ? List.of(zh, en) : List.of(en, zh);
  }

  private static String sentence(String key, Locale locale, Object[] arguments) {
    var texts = ResourceBundle.getBundle("org.shengren.operations.messages", locale);
    return new MessageFormat(texts.getString(key), locale).format(arguments);
  }
}
