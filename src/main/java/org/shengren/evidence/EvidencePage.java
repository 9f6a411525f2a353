package org.shengren.evidence;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shengren.competency.Competency;
import org.shengren.competency.ModelVersion;
import org.shengren.competency.ModelVersions;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Directory;
import org.shengren.organization.PersonCard;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What happened: the behaviour stories about a person, and the history of the key figures. */
@Controller
class EvidencePage {
  /** A story in the reader's language. */
  record Told(Story story, String competency, String author, boolean own, boolean released) {}

  private final AccessPolicy policy;
  private final Evidence evidence;
  private final KeyFigures figures;
  private final Directory directory;
  private final ModelVersions versions;

  EvidencePage(
      AccessPolicy policy,
      Evidence evidence,
      KeyFigures figures,
      Directory directory,
      ModelVersions versions) {
    this.policy = policy;
    this.evidence = evidence;
    this.figures = figures;
    this.directory = directory;
    this.versions = versions;
  }

  @GetMapping("/people/{person}/evidence")
  String show(Viewer viewer, @PathVariable PersonId person, Language language, Model model) {
    var sight = policy.see(viewer, person);
    var card = directory.card(viewer.tenant(), person);
    var written = evidence.of(sight);
    model.addAttribute("person", person.value());
    model.addAttribute("name", card.name().in(language));
    model.addAttribute("own", viewer.person().equals(person));
    model.addAttribute("stories", told(viewer.tenant(), card, written, language));
    model.addAttribute("histories", histories(figures.of(sight)));
    return "evidence/evidence";
  }

  private List<Told> told(
      TenantId tenant, PersonCard card, List<Written> written, Language language) {
    var competencies = competencyNames(tenant, card, language);
    var authors =
        directory.cards(tenant, written.stream().map(Written::author).collect(Collectors.toSet()));
    return written.stream()
        .map(one ->
            new Told(
                one.story(),
                competencies.getOrDefault(one.story().competency(), one.story().competency()),
                Objects.requireNonNull(authors.get(one.author())).name().in(language),
                one.author().equals(one.person()),
                one.releasedAt().isPresent()))
        .toList();
  }

  private Map<String, String> competencyNames(TenantId tenant, PersonCard card, Language language) {
    var names = new HashMap<String, String>();
    Stream.concat(
            versions.core(tenant).stream(),
            card.position().stream()
                .flatMap(position -> versions.published(tenant, position.familyId()).stream()))
        .map(ModelVersion::competencies)
        .flatMap(List::stream)
        .forEach((Competency one) -> names.put(one.code(), one.name().in(language)));
    return names;
  }

  private static List<KeyFigureHistory> histories(List<KeyFigure> all) {
    return all.stream()
        .collect(Collectors.groupingBy(KeyFigure::code, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(figures ->
            new KeyFigureHistory(
                figures.stream().sorted(Comparator.comparing(KeyFigure::from)).toList()))
        .toList();
  }

  /** As people say it: {@code 2026 Q3}. */
  static String quarter(LocalDate day) {
    return day.getYear() + " Q" + ((day.getMonthValue() - 1) / 3 + 1);
  }
}
