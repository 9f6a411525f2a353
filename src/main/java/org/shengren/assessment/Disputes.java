package org.shengren.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.shengren.audit.AuditTrail;
import org.shengren.competency.CompetencyId;
import org.shengren.competency.IndicatorId;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.Tenants;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What two people could not settle, and what the person appeals: put into somebody else's hands,
 * who decides with a reason (product rule 12).
 */
@Service
@Transactional
public class Disputes {
  private final DisputeRecords records;
  private final AgreementRecords agreements;
  private final ParticipantRecords participants;
  private final Superiors superiors;
  private final Releases releases;
  private final DueProcessNotices notices;
  private final AccessPolicy policy;
  private final AuditTrail audit;
  private final Tenants tenants;
  private final Calendar calendar;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Disputes(
      DisputeRecords records,
      AgreementRecords agreements,
      ParticipantRecords participants,
      Superiors superiors,
      Releases releases,
      DueProcessNotices notices,
      AccessPolicy policy,
      AuditTrail audit,
      Tenants tenants,
      Calendar calendar,
      ApplicationEventPublisher events,
      Clock clock) {
    this.records = records;
    this.agreements = agreements;
    this.participants = participants;
    this.superiors = superiors;
    this.releases = releases;
    this.notices = notices;
    this.policy = policy;
    this.audit = audit;
    this.tenants = tenants;
    this.calendar = calendar;
    this.events = events;
    this.clock = clock;
  }

  /** To the manager of the manager; without one it waits for somebody to be named. */
  void escalate(
      Viewer viewer,
      ParticipantRecords.Participant participant,
      Set<CompetencyId> competencies,
      String reason) {
    var manager = superiors.manager(viewer.tenant(), participant.id());
    raise(viewer, participant, Dispute.Kind.ESCALATION, competencies, reason, manager);
  }

  /** A view for whoever decides, and perhaps one more competency to decide about. */
  void hear(Viewer viewer, ParticipantId id, Statement statement) {
    var dispute = open(viewer, id);
    if (statement instanceof Statement.Disagrees(var competencies, _)) {
      requireAsked(viewer, id, competencies);
      competencies.forEach(competency -> records.extend(viewer.tenant(), dispute.id(), competency));
    }
  }

  private Dispute open(Viewer viewer, ParticipantId id) {
    return records.of(viewer.tenant(), id).stream()
        .filter(Dispute::isOpen)
        .findFirst()
        .orElseThrow(DisputeNotFound::new);
  }

  /**
   * The person asks somebody else to look at a released result again, once and within the tenant's
   * working days after the release.
   *
   * @param competencies at least one
   * @throws AppealTooLate after the last of these days
   */
  public DisputeId appeal(
      Viewer viewer, ParticipantId id, Set<CompetencyId> competencies, String reason) {
    var participant = participants.lock(viewer.tenant(), id);
    if (!participant.person().equals(viewer.person())) {
      throw new ParticipantNotFound();
    }
    var words = reason.strip();
    if (words.length() > Statement.LONGEST) {
      throw new NoteTooLong(Statement.LONGEST);
    }
    var agreement = agreements.of(viewer.tenant(), id);
    var released =
        participant.releasedAt().orElseThrow(() -> new ParticipantStepRefused(participant.state()));
    agreement.appeal(calendar.today(viewer.tenant()), lastDayOfAppeal(viewer, released));
    if (words.isEmpty()) {
      throw new AppealNeedsReason();
    }
    return raise(
        viewer,
        participant,
        Dispute.Kind.APPEAL,
        competencies,
        words,
        decidedBefore(viewer, id).orElseGet(() -> superiors.manager(viewer.tenant(), id)));
  }

  /** The last day on which a result released then can be appealed. */
  LocalDate lastDayOfAppeal(Viewer viewer, Instant released) {
    var settings = tenants.settings(viewer.tenant());
    return WorkingDays.after(
        LocalDate.ofInstant(released, settings.zone()), settings.appealWorkingDays());
  }

  private DisputeId raise(
      Viewer viewer,
      ParticipantRecords.Participant participant,
      Dispute.Kind kind,
      Set<CompetencyId> competencies,
      String reason,
      PersonId below) {
    var tenant = viewer.tenant();
    requireAsked(viewer, participant.id(), competencies);
    var now = clock.instant();
    var dispute =
        new Dispute(
            DisputeId.next(),
            participant.id(),
            kind,
            viewer.person(),
            reason,
            now,
            Optional.empty(),
            null,
            null,
            competencies);
    records.raise(tenant, dispute);
    audit.changed(
        viewer,
        kind == Dispute.Kind.APPEAL ? "appeal.raised" : "dispute.raised",
        participant.person(),
        dispute.id().value().toString(),
        Map.of("competencies", competencies.size()));
    if (kind == Dispute.Kind.APPEAL) {
      notices.appealed(viewer, participant.id(), decidedBefore(viewer, participant.id()));
    } else {
      notices.raised(viewer, participant.id());
    }
    superiors
        .above(tenant, below, superiors.involved(tenant, participant.id()))
        .ifPresentOrElse(
            decider -> entrust(viewer, participant, dispute, decider, Optional.empty(), now),
            () -> notices.toName(viewer, dispute));
    return dispute.id();
  }

  private void entrust(
      Viewer viewer,
      ParticipantRecords.Participant participant,
      Dispute dispute,
      PersonId decider,
      Optional<PersonId> namedBy,
      Instant now) {
    records.entrust(viewer.tenant(), dispute.id(), decider, namedBy, now);
    audit.changed(
        viewer,
        "dispute.entrusted",
        participant.person(),
        dispute.id().value().toString(),
        Map.of(
            "decider", decider.value().toString(), "by", namedBy.isPresent() ? "NAMED" : "LINE"));
    notices.entrusted(viewer, dispute, decider);
  }

  /** Who decided the escalation, where there was one. */
  private Optional<PersonId> decidedBefore(Viewer viewer, ParticipantId id) {
    return records.of(viewer.tenant(), id).stream()
        .filter(dispute -> dispute.kind() == Dispute.Kind.ESCALATION)
        .findFirst()
        .flatMap(Dispute::decider);
  }

  private void requireAsked(Viewer viewer, ParticipantId id, Set<CompetencyId> competencies) {
    var asked = agreements.asked(viewer.tenant(), id).values();
    if (competencies.isEmpty() || !asked.containsAll(competencies)) {
      throw new NothingDisputed();
    }
  }

  /** A matter in somebody's hands. */
  public record Entrusted(DisputeId id, PersonId person) {}

  /** What the viewer is asked to decide, the oldest first. */
  @Transactional(readOnly = true)
  public List<Entrusted> waitingFor(Viewer viewer) {
    return records.waitingFor(viewer.tenant(), viewer.person());
  }

  /**
   * Names who decides, also in the place of somebody who was asked before; for HR partners and
   * campaign administrators, who do not read the matter itself.
   *
   * @throws DeciderNotImpartial for one of the two, or for whoever decided before
   */
  public void name(Viewer viewer, DisputeId id, PersonId decider) {
    var tenant = viewer.tenant();
    var dispute = records.find(tenant, id).orElseThrow(DisputeNotFound::new);
    var participant = participants.lock(tenant, dispute.participant());
    if (!policy.may(viewer, Function.NAME_DECIDER, participant.person())) {
      throw new DisputeNotFound();
    }
    requireRunning(dispute, participant);
    agreements.of(tenant, participant.id()).entrust(decider);
    if (superiors.involved(tenant, participant.id()).contains(decider)
        || !superiors.works(tenant, decider)) {
      throw new DeciderNotImpartial();
    }
    entrust(viewer, participant, dispute, decider, Optional.of(viewer.person()), clock.instant());
  }

  /**
   * Decides every competency of the matter. An escalation releases the result; an appeal that
   * changes something is measured anew.
   *
   * @param rulings by competency, one for each of the matter
   * @throws DisputeNotFound for whoever was not asked to decide
   */
  public void decide(Viewer viewer, DisputeId id, Map<CompetencyId, Ruling> rulings) {
    var tenant = viewer.tenant();
    var found = records.find(tenant, id).orElseThrow(DisputeNotFound::new);
    var participant = participants.lock(tenant, found.participant());
    var dispute = records.find(tenant, id).orElseThrow(DisputeNotFound::new);
    if (!dispute.decider().equals(Optional.of(viewer.person()))) {
      throw new DisputeNotFound();
    }
    var agreement = agreements.of(tenant, participant.id());
    requireRunning(dispute, participant);
    requireComplete(viewer, dispute, rulings);
    var now = clock.instant();
    var changed = changed(viewer, dispute, rulings);
    var next = agreement.decide(viewer.person(), !changed.isEmpty(), now);
    var outcome = outcome(next);
    records.close(tenant, id, outcome, now);
    keep(viewer, dispute, rulings, changed, now);
    audit.changed(
        viewer,
        dispute.kind() == Dispute.Kind.APPEAL ? "appeal.decided" : "dispute.decided",
        participant.person(),
        id.value().toString(),
        Map.of("outcome", outcome.name()));
    notices.decided(
        viewer,
        participant.id(),
        outcome,
        dispute.kind() == Dispute.Kind.APPEAL
            ? decidedBefore(viewer, participant.id())
            : Optional.empty());
    if (dispute.kind() == Dispute.Kind.ESCALATION) {
      releases.release(viewer, participant, now);
    } else if (!changed.isEmpty()) {
      events.publishEvent(
          new ResultChanged(
              tenant,
              participant.campaign(),
              participant.id(),
              participant.person(),
              changed,
              now));
    }
  }

  private static void requireRunning(Dispute dispute, ParticipantRecords.Participant participant) {
    var expected =
        dispute.kind() == Dispute.Kind.ESCALATION
            ? participant.state() == ParticipantState.WITHDRAWN
            : participant.releasedAt().isEmpty();
    if (expected) {
      throw new ParticipantStepRefused(participant.state());
    }
  }

  /** Every competency of the matter, and no other; every behaviour on which the two lie apart. */
  private void requireComplete(Viewer viewer, Dispute dispute, Map<CompetencyId, Ruling> rulings) {
    if (!rulings.keySet().equals(dispute.competencies())) {
      throw new DecisionIncomplete();
    }
    var asked = agreements.asked(viewer.tenant(), dispute.participant());
    rulings.forEach((competency, ruling) -> {
      for (var indicator : ruling.answers().keySet()) {
        if (!competency.equals(asked.get(indicator))) {
          throw new NotAsked();
        }
      }
    });
    if (dispute.kind() == Dispute.Kind.ESCALATION) {
      for (var indicator :
          agreements.differing(viewer.tenant(), dispute.participant(), Conversation.APART)) {
        var ruling = rulings.get(asked.get(indicator));
        if (ruling != null && !ruling.answers().containsKey(indicator)) {
          throw new DecisionIncomplete();
        }
      }
    }
  }

  /** Competencies with another answer than the one in force. */
  private Set<CompetencyId> changed(
      Viewer viewer, Dispute dispute, Map<CompetencyId, Ruling> rulings) {
    var inForce = new HashMap<>(agreements.ofManager(viewer.tenant(), dispute.participant()));
    agreements
        .results(viewer.tenant(), dispute.participant())
        .forEach(result -> inForce.putAll(result.answers()));
    var changed = new HashSet<CompetencyId>();
    rulings.forEach((competency, ruling) ->
        ruling
            .answers()
            .forEach((indicator, answer) -> {
              if (!Objects.equals(inForce.get(indicator), answer)) {
                changed.add(competency);
              }
            }));
    return changed;
  }

  private void keep(
      Viewer viewer,
      Dispute dispute,
      Map<CompetencyId, Ruling> rulings,
      Set<CompetencyId> changed,
      Instant now) {
    var before = new HashMap<CompetencyId, Map<IndicatorId, Integer>>();
    agreements
        .results(viewer.tenant(), dispute.participant())
        .forEach(result -> before.put(result.competency(), result.answers()));
    rulings.forEach((competency, ruling) -> {
      var answers = new HashMap<>(before.getOrDefault(competency, Map.of()));
      answers.putAll(ruling.answers());
      var basis =
          dispute.kind() == Dispute.Kind.ESCALATION
              ? AgreedResult.Basis.DECIDED
              : changed.contains(competency)
                  ? AgreedResult.Basis.CHANGED
                  : AgreedResult.Basis.UPHELD;
      agreements.add(
          viewer.tenant(),
          dispute.participant(),
          competency,
          basis,
          Optional.of(dispute),
          ruling.reason(),
          answers,
          now);
    });
  }

  private static Dispute.Outcome outcome(Agreement next) {
    return switch (next) {
      case Agreement.Decided _ -> Dispute.Outcome.DECIDED;
      case Agreement.Upheld _ -> Dispute.Outcome.UPHELD;
      case Agreement.Changed _ -> Dispute.Outcome.CHANGED;
      default -> throw new AgreementStepRefused(next);
    };
  }
}
