package org.shengren.competency;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Text;
import org.shengren.organization.CareerStage;
import org.shengren.organization.JobFamilyId;
import org.shengren.organization.PositionDescription;
import org.shengren.organization.PositionId;
import org.shengren.organization.Track;

/** A content file of one model, in its own words; {@code model.schema.json} says what they mean. */
record ModelFile(
    String code,
    String layer,
    int edition,
    Words name,
    Words definition,
    Source source,
    @Nullable Double expectedDegree,
    @Nullable FamilyFile family,
    List<CompetencyFile> competencies,
    @Nullable List<PositionFile> positions) {
  /** A text as files hold it. */
  record Words(String zh, String en) {
    Text text() {
      return Text.of(zh, en);
    }
  }

  record Source(String zh, String en, String date) {
    Text text() {
      return Text.of(zh, en);
    }

    LocalDate day() {
      return LocalDate.parse(date);
    }
  }

  record FamilyFile(String code, Words name, Words purpose) {}

  record CompetencyFile(
      String code,
      String layer,
      Words name,
      Words definition,
      @Nullable Words why,
      @Nullable List<BehaviourFile> behaviours,
      @Nullable List<LevelFile> levels) {
    boolean levelled() {
      return levels != null;
    }

    List<LevelFile> allLevels() {
      return levels == null ? List.of() : levels;
    }

    /** Of all levels, if there are levels. */
    List<BehaviourFile> allBehaviours() {
      return levels != null
          ? levels.stream().flatMap(level -> level.behaviours().stream()).toList()
          : behaviours == null ? List.of() : behaviours;
    }

    Competency competency() {
      var id = CompetencyId.next();
      var reason = Optional.ofNullable(why).map(Words::text);
      return levelled()
          ? new Competency.Levelled(
              id,
              code,
              Layer.valueOf(layer.toUpperCase(Locale.ROOT)),
              name.text(),
              definition.text(),
              reason,
              allLevels().stream().map(LevelFile::level).toList())
          : new Competency.Unlevelled(
              id,
              code,
              Layer.valueOf(layer.toUpperCase(Locale.ROOT)),
              name.text(),
              definition.text(),
              reason,
              allBehaviours().stream().map(BehaviourFile::indicator).toList());
    }
  }

  record LevelFile(int number, List<Integer> stages, Words name, List<BehaviourFile> behaviours) {
    Level level() {
      return new Level(
          number,
          name.text(),
          stages.stream().map(CareerStage::of).toList(),
          behaviours.stream().map(BehaviourFile::indicator).toList());
    }
  }

  record BehaviourFile(String code, String facet, boolean key, List<String> observers, Words text) {
    Indicator indicator() {
      return new Indicator(
          IndicatorId.next(), code, text.text(), Facet.of(facet), key, relationships());
    }

    private Set<Relationship> relationships() {
      return observers.stream().map(Relationship::of).collect(Collectors.toSet());
    }
  }

  record PositionFile(
      String code,
      Words name,
      Words purpose,
      int stage,
      String track,
      @Nullable String grade,
      @Nullable String reportsTo,
      List<AccountabilityFile> accountabilities,
      List<ContactFile> contacts,
      List<EntryConditionFile> entryConditions,
      List<KpiFile> kpis,
      List<RequirementFile> requirements) {
    PositionDescription description(String family) {
      return new PositionDescription(
          code,
          family,
          name.text(),
          purpose.text(),
          Optional.of(CareerStage.of(stage)),
          Track.valueOf(track.toUpperCase(Locale.ROOT)),
          Optional.ofNullable(grade),
          Optional.ofNullable(reportsTo),
          accountabilities.stream()
              .map(a ->
                  new PositionDescription.Accountability(
                      a.share(), a.text().text(), a.kpi().text()))
              .toList(),
          contacts.stream()
              .map(c ->
                  new PositionDescription.Contact(
                      PositionDescription.Contact.Side.valueOf(c.side().toUpperCase(Locale.ROOT)),
                      c.who().text(),
                      c.purpose().text()))
              .toList(),
          entryConditions.stream()
              .map(e ->
                  new PositionDescription.EntryCondition(
                      PositionDescription.EntryCondition.Kind.valueOf(
                          e.kind().toUpperCase(Locale.ROOT)),
                      e.text().text()))
              .toList(),
          kpis.stream()
              .map(k ->
                  new PositionDescription.PositionKpi(
                      k.code(), k.weight(), k.unit(), k.name().text()))
              .toList());
    }
  }

  record AccountabilityFile(int share, Words text, Words kpi) {}

  record ContactFile(String side, Words who, Words purpose) {}

  record EntryConditionFile(String kind, Words text) {}

  record KpiFile(String code, int weight, String unit, Words name) {}

  record RequirementFile(
      String competency,
      @Nullable Double degree,
      @Nullable Integer level,
      int weight,
      boolean mustHave) {
    Demand demand() {
      if (level != null) {
        return new Demand.OfLevel(level);
      }
      if (degree != null) {
        return new Demand.OfDegree(degree);
      }
      throw new IllegalStateException("the schema lets no requirement be without a demand");
    }
  }

  boolean core() {
    return layer.equals("core");
  }

  List<PositionFile> allPositions() {
    return positions == null ? List.of() : positions;
  }

  /** A new published version of this content, with ids of its own. */
  ModelVersion version(ModelId model, Optional<JobFamilyId> of, int number, LocalDate today) {
    return new ModelVersion(
        ModelVersionId.next(),
        model,
        code,
        of,
        name.text(),
        definition.text(),
        number,
        ModelState.PUBLISHED,
        Optional.of(today),
        Optional.ofNullable(expectedDegree),
        competencies.stream().map(CompetencyFile::competency).toList());
  }

  /** What this content asks of its positions, in terms of a version of it. */
  List<RequirementProfile> profiles(ModelVersion version, Map<String, PositionId> ids) {
    return allPositions().stream()
        .map(position ->
            new RequirementProfile(
                Objects.requireNonNull(ids.get(position.code())),
                version.id(),
                position.requirements().stream()
                    .map(requirement ->
                        new Requirement(
                            version.find(requirement.competency()).orElseThrow(),
                            requirement.demand(),
                            requirement.weight(),
                            requirement.mustHave()))
                    .toList()))
        .toList();
  }
}
