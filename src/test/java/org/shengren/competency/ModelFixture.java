package org.shengren.competency;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.shengren.kernel.Text;
import org.shengren.organization.CareerStage;
import org.shengren.organization.JobFamilyId;

/** Small models for tests of whatever builds on them. */
public final class ModelFixture {
  private ModelFixture() {}

  public static Indicator behaviour(String code, boolean key) {
    return new Indicator(
        IndicatorId.next(),
        code,
        Text.of("行为" + code, "behaviour " + code),
        Facet.SKILL,
        key,
        Set.of(Relationship.SELF, Relationship.MANAGER));
  }

  /** With this many behaviours, the first {@code keys} of them key. */
  public static Competency.Unlevelled general(String code, int behaviours, int keys) {
    return new Competency.Unlevelled(
        CompetencyId.next(),
        code,
        Layer.GENERAL,
        Text.of("能力" + code, "competency " + code),
        Text.of("定义" + code, "definition " + code),
        Optional.empty(),
        IntStream.rangeClosed(1, behaviours)
            .mapToObj(n -> behaviour(code + "-" + n, n <= keys))
            .toList());
  }

  /** Four levels, one a stage, of this many behaviours each, two of them key. */
  public static Competency.Levelled professional(String code, int behaviours) {
    return new Competency.Levelled(
        CompetencyId.next(),
        code,
        Layer.PROFESSIONAL,
        Text.of("能力" + code, "competency " + code),
        Text.of("定义" + code, "definition " + code),
        Optional.empty(),
        IntStream.rangeClosed(1, 4)
            .mapToObj(level ->
                new Level(
                    level,
                    Text.of(level + "级", "Level " + level),
                    List.of(CareerStage.of(level)),
                    IntStream.rangeClosed(1, behaviours)
                        .mapToObj(n -> behaviour(code + "-" + level + "-" + n, n <= 2))
                        .toList()))
            .toList());
  }

  public static ModelVersion family(Competency... competencies) {
    return new ModelVersion(
        ModelVersionId.next(),
        ModelId.next(),
        "family",
        Optional.of(JobFamilyId.next()),
        Text.of("序列模型", "Family model"),
        Text.of("定义", "Definition"),
        1,
        ModelState.PUBLISHED,
        Optional.empty(),
        Optional.empty(),
        List.of(competencies));
  }
}
