package org.shengren.report;

import java.util.Locale;
import org.shengren.competency.Demand;
import org.shengren.measurement.Probability;
import org.shengren.measurement.Result;

/** Figures as people read them: one decimal, never a probability of exactly 0 or 1. */
final class Figures {
  private Figures() {}

  /** Such as 2.3; what is not zero is never shown as zero. */
  static String size(double value) {
    double size = Math.abs(value);
    return size > 0 && size < 0.05 ? "<0.1" : one(size);
  }

  static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value + 0.0);
  }

  /** With its sign: +0.4, −0.9; nothing before 0.0. */
  static String signed(double value) {
    var size = one(Math.abs(value));
    if (size.equals("0.0")) {
      return size;
    }
    return (value > 0 ? "+" : "−") + size;
  }

  static String percent(double share) {
    return Math.round(share * 100) + "%";
  }

  /** About how probable; the ends of the scale are never certain. */
  static String probability(Probability probability) {
    double p = probability.value();
    var figure = p < 0.01 ? "<1%" : p > 0.99 ? ">99%" : percent(p);
    return switch (probability) {
      case Probability.Of _ -> figure;
      case Probability.AtLeast _ -> figure.startsWith(">") ? figure : "≥" + figure;
      case Probability.AtMost _ -> figure.startsWith("<") ? figure : "≤" + figure;
    };
  }

  /** What is asked: "3级" or "4", as messages write it. */
  static String demand(Reader reader, Demand demand) {
    return switch (demand) {
      case Demand.OfLevel(int level) -> reader.say("report.level", Integer.toString(level));
      case Demand.OfDegree(double degree) -> one(degree);
    };
  }

  /** 4 or 3.5. */
  static String degree(double degree) {
    return degree == Math.rint(degree) ? Integer.toString((int) degree) : one(degree);
  }

  static String result(Reader reader, Result result) {
    return result.scale() == Result.Scale.LEVEL
        ? reader.say("report.level", one(result.value()))
        : one(result.value());
  }
}
