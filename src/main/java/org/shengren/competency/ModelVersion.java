package org.shengren.competency;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.shengren.kernel.Text;
import org.shengren.organization.JobFamilyId;

/**
 * A model as it stands in one version.
 *
 * @param code of the model, as in addresses
 * @param family whose model it is; none for the tenant's core model
 * @param number of the version, from 1
 * @param publishedOn set once it was published
 * @param expectedDegree of the core model only: what everybody is expected to show, 1.0-5.0
 * @param competencies in the order of the page
 */
public record ModelVersion(
    ModelVersionId id,
    ModelId modelId,
    String code,
    Optional<JobFamilyId> family,
    Text name,
    Text definition,
    int number,
    ModelState state,
    Optional<LocalDate> publishedOn,
    Optional<Double> expectedDegree,
    List<Competency> competencies) {
  public ModelVersion {
    competencies = List.copyOf(competencies);
    if (number < 1) {
      throw new IllegalArgumentException(code + ": versions are numbered from 1");
    }
    var codes = new HashSet<String>();
    for (var competency : competencies) {
      if (!codes.add(competency.code())) {
        throw new IllegalArgumentException(code + ": two competencies " + competency.code());
      }
      if ((competency.layer() == Layer.CORE) != family.isEmpty()) {
        throw new IllegalArgumentException(
            code + ": " + competency.code() + " is in the wrong layer for this model");
      }
    }
    if (expectedDegree.isPresent() == family.isPresent()) {
      throw new IllegalArgumentException(code + ": the core model, and no other, has one degree");
    }
  }

  public boolean isCore() {
    return family.isEmpty();
  }

  public List<Competency> competencies(Layer layer) {
    return competencies.stream().filter(c -> c.layer() == layer).toList();
  }

  public Optional<Competency> find(String competencyCode) {
    return competencies.stream().filter(c -> c.code().equals(competencyCode)).findFirst();
  }

  public Optional<Competency> find(CompetencyId competency) {
    return competencies.stream().filter(c -> c.id().equals(competency)).findFirst();
  }

  /**
   * The competency with this id.
   *
   * @throws IllegalArgumentException when it is of another version
   */
  public Competency competency(CompetencyId competency) {
    return find(competency)
        .orElseThrow(() -> new IllegalArgumentException(code + " has no competency " + competency));
  }

  /** The competency that a behaviour belongs to. */
  public Optional<Competency> competencyOf(IndicatorId indicator) {
    return competencies.stream()
        .filter(c -> c.indicators().stream().anyMatch(i -> i.id().equals(indicator)))
        .findFirst();
  }

  public Optional<Indicator> find(IndicatorId indicator) {
    return competencies.stream()
        .flatMap(c -> c.indicators().stream())
        .filter(i -> i.id().equals(indicator))
        .findFirst();
  }

  /**
   * The behaviour with this id.
   *
   * @throws IllegalArgumentException when it is of another version
   */
  public Indicator indicator(IndicatorId indicator) {
    return find(indicator)
        .orElseThrow(() -> new IllegalArgumentException(code + " has no behaviour " + indicator));
  }
}
