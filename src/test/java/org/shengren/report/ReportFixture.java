package org.shengren.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.shengren.competency.Competency;
import org.shengren.competency.CompetencyId;
import org.shengren.competency.Demand;
import org.shengren.competency.Facet;
import org.shengren.competency.Indicator;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.Layer;
import org.shengren.competency.Level;
import org.shengren.competency.ModelId;
import org.shengren.competency.ModelState;
import org.shengren.competency.ModelVersion;
import org.shengren.competency.ModelVersionId;
import org.shengren.competency.Relationship;
import org.shengren.competency.Requirement;
import org.shengren.competency.RequirementProfile;
import org.shengren.kernel.Text;
import org.shengren.measurement.Answer;
import org.shengren.measurement.Asked;
import org.shengren.measurement.CompetencyAnswers;
import org.shengren.measurement.Measure;
import org.shengren.measurement.NaiveEstimation;
import org.shengren.measurement.Settings;
import org.shengren.measurement.Source;
import org.shengren.measurement.SourceWeights;
import org.shengren.measurement.Spreads;
import org.shengren.measurement.VerdictRule;
import org.shengren.organization.CareerStage;
import org.shengren.organization.JobFamilyId;
import org.shengren.organization.Position;
import org.shengren.organization.PositionDescription;
import org.shengren.organization.PositionId;
import org.shengren.organization.Track;

/**
 * A senior account manager by name of Lin Xiaolan, rated by herself and her manager. Reads as the
 * case: {@code new ReportFixture().rated("CE", each(4, 4, 4), each(5, 5, 4))}.
 */
final class ReportFixture {
  static final int NONE = 0;
  static final LocalDate DAY = LocalDate.of(2026, 9, 30);
  static final LocalDate YEAR_BEFORE = LocalDate.of(2025, 9, 30);

  private static final NaiveEstimation PLAIN =
      new NaiveEstimation(SourceWeights.STANDARD, Settings.STANDARD);

  static final Competency COMMUNICATION = general("CE", Text.of("沟通表达能力", "Communication"));
  static final Competency LOGIC = general("LA", Text.of("逻辑分析能力", "Logical analysis"));
  static final Competency COORDINATION =
      general("CD", Text.of("协调推进能力", "Coordination and driving"));
  static final Competency MARKET =
      professional("MI", Text.of("市场信息分析", "Market information analysis"));
  static final Competency PRODUCT =
      professional("PT", Text.of("产品技术知识", "Product and technology knowledge"));
  static final Competency RELATIONS =
      professional("CR", Text.of("客户关系管理", "Customer relationship management"));
  static final Competency INTEGRITY = core("IN", Text.of("诚信担当", "Integrity"));
  static final Competency LEARNING = core("LE", Text.of("持续学习", "Learning"));

  static final ModelVersionId VERSION = ModelVersionId.next();
  private static final JobFamilyId FAMILY = JobFamilyId.next();
  static final Position SENIOR =
      position("KAS-3", Text.of("高级客户经理", "Senior account manager"), CareerStage.TEAM);
  static final Position DIRECTOR =
      position("KAS-4", Text.of("行业销售总监", "Industry sales director"), CareerStage.VISION);
  static final Position JUNIOR =
      position("KAS-2", Text.of("客户经理", "Account manager"), CareerStage.INDEPENDENT);

  /** What the position of the case asks for; weights sum to 100. */
  static final RequirementProfile PROFILE =
      new RequirementProfile(
          SENIOR.id(),
          VERSION,
          List.of(
              new Requirement(COMMUNICATION, new Demand.OfDegree(4), 10, false),
              new Requirement(LOGIC, new Demand.OfDegree(4), 10, false),
              new Requirement(COORDINATION, new Demand.OfDegree(4), 10, true),
              new Requirement(MARKET, new Demand.OfLevel(3), 20, true),
              new Requirement(PRODUCT, new Demand.OfLevel(2), 20, false),
              new Requirement(RELATIONS, new Demand.OfLevel(3), 30, true)));

  private static final RequirementProfile HIGHER =
      new RequirementProfile(
          DIRECTOR.id(),
          VERSION,
          List.of(
              new Requirement(COMMUNICATION, new Demand.OfDegree(4.5), 20, false),
              new Requirement(LOGIC, new Demand.OfDegree(4), 10, false),
              new Requirement(COORDINATION, new Demand.OfDegree(4), 10, true),
              new Requirement(MARKET, new Demand.OfLevel(4), 20, true),
              new Requirement(PRODUCT, new Demand.OfLevel(2), 10, false),
              new Requirement(RELATIONS, new Demand.OfLevel(4), 30, true)));

  private static final RequirementProfile LOWER =
      new RequirementProfile(
          JUNIOR.id(),
          VERSION,
          List.of(new Requirement(RELATIONS, new Demand.OfLevel(2), 100, true)));

  static final ModelVersion CORE =
      new ModelVersion(
          ModelVersionId.next(),
          ModelId.next(),
          "core",
          Optional.empty(),
          Text.of("核心模型", "Core model"),
          Text.of("全员", "Everybody"),
          1,
          ModelState.PUBLISHED,
          Optional.of(LocalDate.of(2025, 1, 1)),
          Optional.of(3.5),
          List.of(INTEGRITY, LEARNING));

  private final Map<String, Known> known = new LinkedHashMap<>();
  private RequirementProfile profile = PROFILE;
  private Settings settings = Settings.STANDARD;

  static int[] each(int... ratings) {
    return ratings;
  }

  /** The whole case; its arithmetic stands in {@link PersonalReportTest}. */
  static ReportFixture linXiaolan() {
    return new ReportFixture()
        .rated("CE", each(4, 4, 4), each(5, 5, 4))
        .before("CE", each(2, 2, 3))
        .rated("LA", each(2, 2, 2), each(4, 4, 4))
        .before("LA", each(3, 3, 3))
        .rated("CD", each(5, 5, 5), each(3, 3, 3))
        .rated("MI", each(3, 3, 2, 2), each(4, 3, 1, 2))
        .rated("PT", each(3, 3, 3, 3), each(NONE, NONE, NONE, NONE))
        .rated("CR", each(4, 4, 4, 4), each(5, 5, 4, 4))
        .rated("IN", each(4, 4, 4), each(4, 4, 4));
  }

  /**
   * Ratings of both sides, behaviour by behaviour. For levels: two behaviours of the level below
   * the required one, two of the required one.
   */
  ReportFixture rated(String code, int[] self, int[] manager) {
    var competency = competency(code);
    var asked = asked(competency);
    var rated = new ArrayList<RatedBehaviour>();
    for (int i = 0; i < asked.size(); i++) {
      rated.add(
          new RatedBehaviour(
              asked.get(i), level(competency, asked.get(i)), rating(self, i), rating(manager, i)));
    }
    known.put(
        code,
        new Known(measure(competency, self, manager), VERSION, DAY, Optional.empty(), rated, 0));
    return this;
  }

  /** What the manager had given a year before. */
  ReportFixture before(String code, int[] manager) {
    var now = Objects.requireNonNull(known.get(code));
    known.put(
        code,
        new Known(
            now.measure(),
            now.version(),
            now.asOf(),
            Optional.of(new Known.Earlier(measure(competency(code), each(), manager), YEAR_BEFORE)),
            now.rated(),
            now.stories()));
    return this;
  }

  ReportFixture stories(String code, int stories) {
    var now = Objects.requireNonNull(known.get(code));
    known.put(
        code,
        new Known(now.measure(), now.version(), now.asOf(), now.earlier(), now.rated(), stories));
    return this;
  }

  ReportFixture against(RequirementProfile other) {
    profile = other;
    return this;
  }

  ReportFixture with(Settings others) {
    settings = others;
    return this;
  }

  Material material() {
    return new Material(
        SENIOR,
        profile,
        Optional.of(CORE),
        List.of(
            new Material.Asking(JUNIOR, LOWER),
            new Material.Asking(SENIOR, PROFILE),
            new Material.Asking(DIRECTOR, HIGHER)),
        known,
        settings,
        VerdictRule.STANDARD);
  }

  PersonalReport compose() {
    return PersonalReport.compose(material());
  }

  private static Measure measure(Competency competency, int[] self, int[] manager) {
    var asked = asked(competency);
    var answers = new ArrayList<Answer>();
    add(answers, "self", Source.SELF, asked, self);
    add(answers, "manager", Source.MANAGER, asked, manager);
    return PLAIN.measure(
        new CompetencyAnswers(
            competency instanceof Competency.Levelled levelled ? levelled.highest() : 0,
            asked.stream()
                .map(indicator ->
                    new Asked(
                        indicator.code(),
                        level(competency, indicator),
                        Set.of(Source.SELF, Source.MANAGER)))
                .toList(),
            answers),
        Spreads.UNSEEN);
  }

  private static void add(
      List<Answer> answers, String rater, Source source, List<Indicator> asked, int[] ratings) {
    for (int i = 0; i < ratings.length; i++) {
      answers.add(new Answer(rater, source, asked.get(i).code(), rating(ratings, i)));
    }
  }

  private static OptionalInt rating(int[] ratings, int i) {
    return i < ratings.length && ratings[i] != NONE
        ? OptionalInt.of(ratings[i])
        : OptionalInt.empty();
  }

  private static List<Indicator> asked(Competency competency) {
    return competency instanceof Competency.Levelled levelled
        ? IntStream.of(required(levelled) - 1, required(levelled))
            .boxed()
            .flatMap(level -> levelled.level(level).behaviours().stream())
            .toList()
        : competency.indicators();
  }

  private static int required(Competency competency) {
    return PROFILE.of(competency.id()).map(Requirement::demand).orElseThrow()
            instanceof Demand.OfLevel(int level)
        ? level
        : 0;
  }

  private static OptionalInt level(Competency competency, Indicator indicator) {
    return competency
        .levelOf(indicator.id())
        .map(level -> OptionalInt.of(level.number()))
        .orElse(OptionalInt.empty());
  }

  static Competency competency(String code) {
    return List.of(
            COMMUNICATION, LOGIC, COORDINATION, MARKET, PRODUCT, RELATIONS, INTEGRITY, LEARNING)
        .stream()
        .filter(competency -> competency.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static Competency general(String code, Text name) {
    return unlevelled(code, Layer.GENERAL, name);
  }

  private static Competency core(String code, Text name) {
    return unlevelled(code, Layer.CORE, name);
  }

  private static Competency unlevelled(String code, Layer layer, Text name) {
    return new Competency.Unlevelled(
        CompetencyId.next(), code, layer, name, name, Optional.empty(), behaviours(code, 3));
  }

  private static Competency professional(String code, Text name) {
    return new Competency.Levelled(
        CompetencyId.next(),
        code,
        Layer.PROFESSIONAL,
        name,
        name,
        Optional.empty(),
        IntStream.rangeClosed(1, 4)
            .mapToObj(level ->
                new Level(
                    level,
                    Text.of("第" + level + "级", "Level " + level),
                    List.of(CareerStage.of(level)),
                    behaviours(code + "-L" + level, 2)))
            .toList());
  }

  private static List<Indicator> behaviours(String code, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i ->
            new Indicator(
                IndicatorId.next(),
                code + "-" + i,
                Text.of("行为" + code + "之" + i, "Behaviour " + code + " " + i),
                Facet.SKILL,
                true,
                Set.of(
                    Relationship.SELF,
                    Relationship.MANAGER,
                    Relationship.PEER,
                    Relationship.CUSTOMER)))
        .toList();
  }

  private static Position position(String code, Text name, CareerStage stage) {
    return new Position(
        PositionId.next(),
        FAMILY,
        Optional.empty(),
        new PositionDescription(
            code,
            "key-account-sales",
            name,
            name,
            Optional.of(stage),
            Track.NONE,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of()));
  }
}
