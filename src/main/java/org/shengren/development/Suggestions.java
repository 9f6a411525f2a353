package org.shengren.development;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.shengren.competency.Competency;
import org.shengren.competency.Demand;
import org.shengren.competency.Indicator;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.ModelVersion;
import org.shengren.competency.ModelVersions;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.organization.Directory;
import org.shengren.organization.Sight;
import org.shengren.report.Findings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person might work on: the one or two most important focus areas of the newest report;
 * where there is none, what is close, or a strength to deepen, or what the next stage asks for.
 */
@Component
@Transactional(readOnly = true)
class Suggestions {
  /** One or two: more is a list of faults, not a plan. */
  private static final int MOST = 2;

  private final Findings findings;
  private final ModelVersions versions;
  private final Directory directory;
  private final ActionLibrary library;

  Suggestions(
      Findings findings, ModelVersions versions, Directory directory, ActionLibrary library) {
    this.findings = findings;
    this.versions = versions;
    this.directory = directory;
    this.library = library;
  }

  /** All competencies on which the person may set a goal: those of the family, then core. */
  List<Developable> all(TenantId tenant, PersonId person) {
    return Stream.concat(
            directory.card(tenant, person).position().stream()
                .flatMap(position -> versions.published(tenant, position.familyId()).stream()),
            versions.core(tenant).stream())
        .flatMap(version ->
            version.competencies().stream().map(competency -> new Developable(version, competency)))
        .toList();
  }

  /**
   * The competency with this code.
   *
   * @throws NothingToDevelop when it is in no model of the person
   */
  Developable find(TenantId tenant, PersonId person, String code) {
    return all(tenant, person).stream()
        .filter(one -> one.competency().code().equals(code))
        .findFirst()
        .orElseThrow(NothingToDevelop::new);
  }

  /** Up to two, the most important first; empty without a report. */
  List<Suggestion> of(Sight sight, Language language) {
    var tenant = sight.viewer().tenant();
    var found = findings.of(sight);
    if (found.isEmpty()) {
      return List.of();
    }
    var version = versions.published(tenant, found.get().against().familyId());
    if (version.isEmpty()) {
      return List.of();
    }
    var report = found.get();
    if (!report.focusAreas().isEmpty()) {
      return from(version.get(), report.focusAreas(), "goal-reason.focus-area", language);
    }
    if (!report.close().isEmpty()) {
      return from(version.get(), report.close(), "goal-reason.close", language);
    }
    var further = new ArrayList<Suggestion>();
    var taken = new HashSet<String>();
    report.ahead().stream()
        .filter(ahead -> taken.add(ahead.competency().code()))
        .limit(1)
        .forEach(ahead ->
            further.add(
                suggestion(
                    version.get(),
                    ahead.competency(),
                    "goal-reason.next-stage",
                    Optional.of(ahead.position().in(language)),
                    level(ahead.demand()),
                    List.of(),
                    language)));
    report.strengths().stream()
        .filter(item -> taken.add(item.competency().code()))
        .limit(MOST - further.size())
        .forEach(item ->
            further.add(
                suggestion(
                    version.get(),
                    item.competency(),
                    "goal-reason.strength",
                    Optional.empty(),
                    above(item),
                    List.of(),
                    language)));
    return List.copyOf(further);
  }

  private List<Suggestion> from(
      ModelVersion version, List<Findings.Item> items, String reason, Language language) {
    return items.stream()
        .limit(MOST)
        .map(item ->
            suggestion(
                version,
                item.competency(),
                reason,
                Optional.empty(),
                next(item.demand(), item.result()),
                item.missing(),
                language))
        .toList();
  }

  private Suggestion suggestion(
      ModelVersion version,
      Competency competency,
      String reason,
      Optional<String> position,
      Optional<Integer> level,
      List<Indicator> missing,
      Language language) {
    return new Suggestion(
        new Developable(version, competency),
        reason,
        position,
        level,
        missing.stream().map(indicator -> indicator.words().in(language)).toList(),
        library.of(version.code(), competency.code(), level));
  }

  /** The level to work on: the one above what is held, never above what is asked. */
  static Optional<Integer> next(Demand demand, OptionalDouble result) {
    return level(demand)
        .map(required ->
            result.isPresent()
                ? Math.min(required, (int) Math.floor(result.getAsDouble()) + 1)
                : required);
  }

  private static Optional<Integer> level(Demand demand) {
    return demand instanceof Demand.OfLevel(int level) ? Optional.of(level) : Optional.empty();
  }

  /** The level above the one asked, as far as there is one. */
  private static Optional<Integer> above(Findings.Item item) {
    return item.competency() instanceof Competency.Levelled levelled
        ? level(item.demand()).map(level -> Math.min(levelled.highest(), level + 1))
        : Optional.empty();
  }

  /** The level and the behaviours that the newest report misses on one competency. */
  record Missed(Optional<Integer> level, List<IndicatorId> behaviours) {}

  /** What the newest report says on one competency; nothing where it was never measured. */
  Missed missed(Sight sight, Developable on) {
    return findings.of(sight).stream()
        .flatMap(found -> Stream.concat(found.focusAreas().stream(), found.close().stream()))
        .filter(item -> item.competency().id().equals(on.competency().id()))
        .findFirst()
        .map(item ->
            new Missed(
                next(item.demand(), item.result()),
                item.missing().stream().map(Indicator::id).toList()))
        .orElse(new Missed(Optional.empty(), List.of()));
  }
}
