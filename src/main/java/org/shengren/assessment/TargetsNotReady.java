package org.shengren.assessment;

import java.util.List;
import java.util.stream.Collectors;
import org.shengren.kernel.Language;
import org.shengren.kernel.Refusal;
import org.shengren.kernel.Text;
import org.springframework.context.i18n.LocaleContextHolder;

/** Some of those who were to be rated cannot take part; nothing was written. */
public final class TargetsNotReady extends Refusal {
  private final Obstacle obstacle;

  TargetsNotReady(Obstacle obstacle, List<Text> names) {
    super(Kind.INVALID, "refusal.targets." + obstacle.word(), joined(names));
    this.obstacle = obstacle;
  }

  public Obstacle obstacle() {
    return obstacle;
  }

  private static String joined(List<Text> names) {
    var language = Language.of(LocaleContextHolder.getLocale());
    return names.stream()
        .map(name -> name.in(language))
        .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
  }
}
