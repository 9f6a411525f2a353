package org.shengren.operations;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.shengren.operations.AssessmentModel.Form;
import org.shengren.operations.AssessmentModel.Kept;
import org.shengren.operations.AssessmentModel.Rated;
import org.shengren.operations.AssessmentModel.Side;
import org.shengren.operations.AssessmentModel.Talk;

/** Running assessments as the rules see them: who is rated, how far it is and what was answered. */
final class AssessmentModel {
  enum Side {
    SELF,
    MANAGER
  }

  enum Talk {
    OPEN,
    PROPOSED,
    ESCALATED,
    AGREED,
    DECIDED,
    APPEALED,
    APPEAL_DECIDED
  }

  record Kept(String answer, int sequence) {}

  /** One questionnaire as the rules see it. */
  static final class Form {
    final UUID id;
    final String rater;
    final List<UUID> asked;
    String state = "INVITED";
    final Map<UUID, Kept> answers = new TreeMap<>(Comparator.comparing(UUID::toString));

    Form(UUID id, String rater, List<UUID> asked) {
      this.id = id;
      this.rater = rater;
      this.asked = asked;
    }
  }

  /** One participant as the rules see them. */
  static final class Rated {
    final UUID id;
    final String person;
    final Map<Side, Form> forms = new EnumMap<>(Side.class);
    String state = "RATING";
    Talk talk = Talk.OPEN;
    Side proposedBy = Side.SELF;
    boolean escalated;

    Rated(UUID id, String person) {
      this.id = id;
      this.person = person;
    }

    Form form(Side side) {
      return Objects.requireNonNull(forms.get(side));
    }

    boolean isRunning() {
      return state.equals("RATING") || state.equals("CONVERSATION");
    }

    /**
     * Everything that the database must show, in the words of {@link RunningAssessments#picture}.
     */
    String picture() {
      var picture = new StringBuilder(state);
      forms.forEach((side, form) -> {
        picture.append('\n').append(side).append(' ').append(form.state);
        form.answers.forEach((item, kept) ->
            picture
                .append(' ')
                .append(item)
                .append('=')
                .append(kept.answer())
                .append('#')
                .append(kept.sequence()));
      });
      if (escalated) {
        picture.append("\nESCALATION ").append(talk == Talk.ESCALATED ? "open" : "decided");
      }
      if (talk == Talk.APPEALED || talk == Talk.APPEAL_DECIDED) {
        picture.append("\nAPPEAL ").append(talk == Talk.APPEALED ? "open" : "decided");
      }
      return picture.toString();
    }

    /** Whom the open matter waits for: always the next one up who has not been part of it. */
    String decider() {
      return talk == Talk.APPEALED && escalated ? "F001" : "B001";
    }
  }

  private final Map<String, Rated> rated = new LinkedHashMap<>();
  private final Map<UUID, UUID> competencyOf = new HashMap<>();
  private final Map<UUID, String> codeOf = new HashMap<>();

  void add(UUID participant, String person, Side side, Form form) {
    rated.computeIfAbsent(person, number -> new Rated(participant, number)).forms.put(side, form);
  }

  void add(UUID item, UUID competency, String code) {
    competencyOf.put(item, competency);
    codeOf.put(competency, code);
  }

  Map<String, Rated> rated() {
    return rated;
  }

  Rated rated(String number) {
    return Objects.requireNonNull(rated.get(number));
  }

  UUID anyCompetency(Rated rated) {
    return Objects.requireNonNull(competencyOf.get(rated.form(Side.SELF).asked.getFirst()));
  }

  /** What is asked, each with the code of its competency. */
  void eachAsked(BiConsumer<UUID, String> each) {
    competencyOf.forEach(
        (item, competency) -> each.accept(item, Objects.requireNonNull(codeOf.get(competency))));
  }
}
