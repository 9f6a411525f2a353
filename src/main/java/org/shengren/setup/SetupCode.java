package org.shengren.setup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shengren.operations.StartLine;
import org.springframework.stereotype.Component;

/**
 * The code by which whoever can read the start summary founds an organisation. It lives in memory,
 * works once, and gives up after too many wrong guesses; a restart prints a new one.
 */
@Component
class SetupCode implements StartLine {
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int WRONG_GUESSES = 20;

  private Optional<String> code;
  private int wrong;

  SetupCode() {
    var random = new SecureRandom();
    var text = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      if (i > 0 && i % 4 == 0) {
        text.append('-');
      }
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    code = Optional.of(text.toString());
  }

  /**
   * Whether this is the code.
   *
   * @throws SetupCodeUsedUp when it was used or guessed at too often
   */
  synchronized boolean is(String typed) {
    var right = code.orElseThrow(SetupCodeUsedUp::new);
    var same =
        MessageDigest.isEqual(
            plain(typed).getBytes(StandardCharsets.UTF_8),
            plain(right).getBytes(StandardCharsets.UTF_8));
    if (!same && ++wrong >= WRONG_GUESSES) {
      code = Optional.empty();
    }
    return same;
  }

  /**
   * Takes the code for a founding, so that a second one at the same moment finds none. Where the
   * founding fails, the taken code goes {@link #back}.
   *
   * @throws SetupCodeUsedUp when it is taken
   */
  synchronized String take() {
    var taken = code.orElseThrow(SetupCodeUsedUp::new);
    code = Optional.empty();
    return taken;
  }

  synchronized void back(String taken) {
    code = Optional.of(taken);
  }

  private static String plain(String typed) {
    return typed.strip().toUpperCase(Locale.ROOT).replace("-", "").replace(" ", "");
  }

  @Override
  public String title() {
    return "建立自己的公司 Your own company";
  }

  @Override
  public synchronized List<String> lines() {
    return code.map(now -> List.of("/setup  " + now)).orElse(List.of());
  }
}
