package org.shengren.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shengren.assessment.CampaignId;
import org.shengren.assessment.Participations;
import org.shengren.audit.AuditTrail;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Directory;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.PersonCard;
import org.shengren.organization.Units;
import org.shengren.work.WorkId;
import org.shengren.work.WorkOrder;
import org.shengren.work.Works;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The reports of a unit as one archive: of whom, and to be ordered by whom. */
@Service
@Transactional
class ReportArchives {
  static final String KIND = "report-archive";
  static final String UNIT = "unit";
  static final String CAMPAIGN = "campaign";
  static final String LANGUAGE = "language";

  /**
   * What can be ordered.
   *
   * @param unit whose people, those below included
   * @param people how many of them the viewer may see
   * @param campaigns that have results of them
   */
  record Offer(Text unit, int people, List<Participations.WithResults> campaigns) {}

  /** What an order asks for; without a campaign the results in force. */
  record Asked(OrgUnitId unit, Optional<CampaignId> campaign, Language language) {
    static Asked of(WorkOrder order) {
      return new Asked(
          new OrgUnitId(UUID.fromString(parameter(order, UNIT))),
          Optional.ofNullable(order.parameters().get(CAMPAIGN))
              .map(UUID::fromString)
              .map(CampaignId::new),
          Language.of(parameter(order, LANGUAGE)));
    }

    private static String parameter(WorkOrder order, String name) {
      return Optional.ofNullable(order.parameters().get(name)).orElseThrow();
    }
  }

  private final AccessPolicy policy;
  private final Directory directory;
  private final Units units;
  private final Participations participations;
  private final Works works;
  private final AuditTrail audit;
  private final MessageSource messages;

  ReportArchives(
      AccessPolicy policy,
      Directory directory,
      Units units,
      Participations participations,
      Works works,
      AuditTrail audit,
      MessageSource messages) {
    this.policy = policy;
    this.directory = directory;
    this.units = units;
    this.participations = participations;
    this.works = works;
    this.audit = audit;
    this.messages = messages;
  }

  /**
   * What the viewer can order of this unit.
   *
   * @throws NobodyToReport when the viewer may see nobody there
   */
  @Transactional(readOnly = true)
  Offer offer(Viewer viewer, OrgUnitId unit) {
    var people = people(viewer, unit).stream().map(PersonCard::id).toList();
    if (people.isEmpty()) {
      throw new NobodyToReport();
    }
    return new Offer(
        units.get(viewer.tenant(), unit).name(),
        people.size(),
        participations.withResults(viewer.tenant(), people));
  }

  /** Whether {@link #offer} would offer something. */
  @Transactional(readOnly = true)
  boolean isOffered(Viewer viewer, OrgUnitId unit) {
    return policy.isAnybodyVisibleIn(viewer, unit);
  }

  /** Orders the archive; who is in it is asked person by person when it is made. */
  WorkId order(Viewer viewer, Asked asked) {
    var offer = offer(viewer, asked.unit());
    var campaign =
        asked
            .campaign()
            .map(id ->
                offer.campaigns().stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow(NobodyToReport::new));
    var parameters = new HashMap<String, String>();
    parameters.put(UNIT, asked.unit().value().toString());
    parameters.put(LANGUAGE, asked.language().code());
    campaign.ifPresent(one -> parameters.put(CAMPAIGN, one.id().value().toString()));
    audit.changed(
        viewer,
        "reports.ordered",
        null,
        asked.unit().value().toString(),
        Map.of("people", offer.people()));
    return works.begin(
        viewer,
        KIND,
        parameters,
        Text.of(
            title(Language.ZH, offer.unit(), campaign.map(Participations.WithResults::name)),
            title(Language.EN, offer.unit(), campaign.map(Participations.WithResults::name))));
  }

  /** Says in the trail that the file left the product. */
  void taken(Viewer viewer, WorkOrder order) {
    audit.changed(
        viewer,
        "reports.taken",
        null,
        Asked.of(order).unit().value().toString(),
        Map.of("work", order.id().value().toString()));
  }

  private String title(Language language, Text unit, Optional<Text> campaign) {
    return messages.getMessage(
        campaign.isPresent() ? "unit-reports.title-of.campaign" : "unit-reports.title-of.current",
        new Object[] {unit.in(language), campaign.map(name -> name.in(language)).orElse("")},
        language.locale());
  }

  @Transactional(readOnly = true)
  Text unit(TenantId tenant, OrgUnitId unit) {
    return units.get(tenant, unit).name();
  }

  /** Who works in the unit or below and whose results the viewer may see, by name. */
  @Transactional(readOnly = true)
  List<PersonCard> people(Viewer viewer, OrgUnitId unit) {
    var cards = directory.inUnit(viewer.tenant(), unit, true);
    Set<PersonId> visible = policy.visible(viewer, cards.stream().map(PersonCard::id).toList());
    return cards.stream().filter(card -> visible.contains(card.id())).toList();
  }
}
