package org.shengren.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shengren.audit.AuditTrail;
import org.shengren.competency.ModelVersion;
import org.shengren.competency.ModelVersions;
import org.shengren.competency.NoRequirements;
import org.shengren.competency.RequirementProfile;
import org.shengren.competency.RequirementProfiles;
import org.shengren.kernel.Forbidden;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.PersonNotFound;
import org.shengren.organization.PositionId;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.Tenants;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Runs of rating people, from the start to the last result. */
@Service
@Transactional
public class Campaigns {
  private static final int LONGEST_REASON = 500;

  private final CampaignRecords records;
  private final CandidatesQuery candidates;
  private final RequirementProfiles profiles;
  private final ModelVersions versions;
  private final AccessPolicy policy;
  private final AuditTrail audit;
  private final Tenants tenants;
  private final Calendar calendar;
  private final Clock clock;
  private final RaterRecords raters;
  private final Announcements announcements;

  Campaigns(
      CampaignRecords records,
      CandidatesQuery candidates,
      RequirementProfiles profiles,
      ModelVersions versions,
      AccessPolicy policy,
      AuditTrail audit,
      Tenants tenants,
      Calendar calendar,
      Clock clock,
      RaterRecords raters,
      Announcements announcements) {
    this.records = records;
    this.candidates = candidates;
    this.profiles = profiles;
    this.versions = versions;
    this.policy = policy;
    this.audit = audit;
    this.tenants = tenants;
    this.calendar = calendar;
    this.clock = clock;
    this.raters = raters;
    this.announcements = announcements;
  }

  /**
   * Starts a campaign: fixes the model versions, draws and keeps a questionnaire for each person
   * and the direct manager of today. Everybody may start one of their own, and a manager one of
   * their direct reports for development; any other needs the function over each of them.
   *
   * @throws TargetsNotReady when somebody cannot take part; nothing is written then
   */
  public CampaignId start(Viewer viewer, StartCampaign start) {
    // A second click would find nobody's assessment running yet, and start each twice.
    records.awaitOtherStarts(viewer.tenant());
    var today = calendar.today(viewer.tenant());
    var found = findAll(viewer, start, today);
    requireLeave(viewer, start.purpose(), found);
    requireReady(viewer, start, found);
    var core =
        start.includeCore()
            ? Optional.of(versions.core(viewer.tenant()).orElseThrow(NoCoreModel::new))
            : Optional.<ModelVersion>empty();
    int cap = tenants.settings(viewer.tenant()).itemCap();

    var id = CampaignId.next();
    var people = new ArrayList<CampaignRecords.NewParticipant>();
    var asked = new ArrayList<CampaignRecords.NewAssignment>();
    var drawings = new HashMap<PositionId, Drawing>();
    var histories = candidates.histories(viewer.tenant(), today, found.keySet());
    for (var target : start.targets()) {
      var candidate = of(found, target.person());
      var history = histories.getOrDefault(target.person(), WorkHistory.EMPTY);
      var drawing =
          drawings.computeIfAbsent(
              target.position(), position -> Drawing.of(profile(viewer, position), core, cap));
      var participant =
          new CampaignRecords.NewParticipant(
              ParticipantId.next(),
              target.person(),
              target.position(),
              drawing.profile().version(),
              core.map(ModelVersion::id),
              history.inPositionSince(target.position(), today));
      people.add(participant);
      asked.add(
          CampaignRecords.NewAssignment.of(
              participant.id(), target.person(), Capacity.SELF, drawing));
      var manager = Objects.requireNonNull(candidate.manager());
      var from = WorkHistory.speaksFrom(start.startsOn(), candidate.lastResult());
      asked.add(
          CampaignRecords.NewAssignment.manager(
              participant.id(),
              manager,
              history.daysLed(manager, from, start.startsOn()),
              drawing));
      candidate
          .formerManagers(history, start.startsOn())
          .forEach(led ->
              asked.add(
                  CampaignRecords.NewAssignment.former(
                      participant.id(),
                      led,
                      history.daysLed(led.manager(), from, start.startsOn()),
                      drawing)));
      candidate
          .dottedManagers(history)
          .forEach(line ->
              asked.add(CampaignRecords.NewAssignment.dotted(participant.id(), line, drawing)));
    }
    records.insert(viewer, id, start, clock.instant());
    records.insertParticipants(viewer.tenant(), id, people);
    records.insertAssignments(viewer.tenant(), asked);
    audit.changed(
        viewer,
        "campaign.started",
        null,
        id.value().toString(),
        Map.of("participants", people.size(), "purpose", start.purpose().name()));
    announcements.asked(
        viewer.tenant(),
        start.name(),
        start.endsOn(),
        asked.stream()
            .filter(one -> !one.rater().equals(viewer.person()))
            .collect(Collectors.toMap(CampaignRecords.NewAssignment::rater, _ -> 1, Integer::sum)));
    return id;
  }

  /**
   * Gives more time. What has expired may be opened again with it.
   *
   * @param endsOn later than so far, and not yet over
   * @param reopen whether those who had let the period pass are asked again
   * @throws Forbidden when not everybody in the campaign is the viewer's to start for
   */
  public void extend(Viewer viewer, CampaignId id, LocalDate endsOn, boolean reopen) {
    var campaign = requireWhole(viewer, id);
    if (campaign.state() != CampaignState.COLLECTION) {
      throw new CampaignStepRefused(campaign.state());
    }
    if (!endsOn.isAfter(campaign.endsOn()) || endsOn.isBefore(calendar.today(viewer.tenant()))) {
      throw new NotLater();
    }
    records.extend(viewer.tenant(), id, endsOn);
    var expired = reopen ? raters.expired(viewer.tenant(), id) : List.<AssignmentId>of();
    raters.reopen(viewer.tenant(), expired);
    audit.changed(
        viewer,
        "campaign.extended",
        null,
        id.value().toString(),
        Map.of(
            "from", campaign.endsOn().toString(),
            "to", endsOn.toString(),
            "reopened", expired.size()));
    announcements.extended(
        viewer.tenant(), campaign.name(), endsOn, raters.openForms(viewer.tenant(), id).keySet());
  }

  /**
   * Ends it for all whose result has not been released; what was released stands.
   *
   * @throws Forbidden when not everybody in the campaign is the viewer's to start for
   */
  public void cancel(Viewer viewer, CampaignId id, String reason) {
    var campaign = requireWhole(viewer, id);
    campaign.state().to(CampaignState.CANCELLED);
    if (reason.isBlank()) {
      throw new ReasonMissing();
    }
    if (reason.strip().length() > LONGEST_REASON) {
      throw new NoteTooLong(LONGEST_REASON);
    }
    var people = raters.ratersOfRunning(viewer.tenant(), id);
    var running = raters.lockRunning(viewer.tenant(), id);
    raters.withdraw(viewer.tenant(), running, ParticipantState.WITHDRAWN, reason.strip());
    records.settle(viewer.tenant(), id);
    audit.changed(
        viewer,
        "campaign.cancelled",
        null,
        id.value().toString(),
        Map.of("participants", running.size()));
    announcements.cancelled(viewer.tenant(), campaign.name(), people);
  }

  private CampaignRecords.Campaign requireWhole(Viewer viewer, CampaignId id) {
    var campaign = records.lock(viewer.tenant(), id).orElseThrow(CampaignNotFound::new);
    var reach = policy.reach(viewer, org.shengren.organization.Function.START_CAMPAIGN);
    if (!reach.everywhere()) {
      var outside =
          records.outside(viewer.tenant(), id, reach.units(), calendar.today(viewer.tenant()));
      if (outside.all()) {
        throw new CampaignNotFound();
      }
      if (outside.some()) {
        throw new Forbidden();
      }
    }
    return campaign;
  }

  private Map<PersonId, Candidate> findAll(Viewer viewer, StartCampaign start, LocalDate today) {
    var persons = start.targets().stream().map(StartCampaign.Target::person).toList();
    var found =
        candidates.of(viewer.tenant(), today, persons).stream()
            .collect(Collectors.toMap(Candidate::person, Function.identity()));
    if (found.size() < persons.size()) {
      throw new PersonNotFound();
    }
    return found;
  }

  private void requireLeave(Viewer viewer, Purpose purpose, Map<PersonId, Candidate> found) {
    if (found.keySet().equals(Set.of(viewer.person()))) {
      return;
    }
    // What decides on somebody is not for one manager alone to begin (product rules 10 and 15).
    if (purpose == Purpose.DEVELOPMENT
        && found.values().stream().allMatch(one -> viewer.person().equals(one.manager()))) {
      return;
    }
    var reach = policy.reach(viewer, org.shengren.organization.Function.START_CAMPAIGN);
    for (var candidate : found.values()) {
      var unit = candidate.unit();
      if (!(reach.everywhere() || (unit != null && reach.covers(unit)))) {
        throw new Forbidden();
      }
    }
  }

  private void requireReady(Viewer viewer, StartCampaign start, Map<PersonId, Candidate> found) {
    var demanding = candidates.demanding(viewer.tenant()).keySet();
    var stopped = new EnumMap<Obstacle, List<Text>>(Obstacle.class);
    for (var target : start.targets()) {
      var candidate = of(found, target.person());
      candidate
          .obstacle(target.position(), demanding)
          .ifPresent(obstacle ->
              stopped.computeIfAbsent(obstacle, _ -> new ArrayList<>()).add(candidate.name()));
    }
    stopped.forEach((obstacle, names) -> {
      throw new TargetsNotReady(obstacle, names);
    });
  }

  private static Candidate of(Map<PersonId, Candidate> found, PersonId person) {
    return Objects.requireNonNull(found.get(person));
  }

  private RequirementProfile profile(Viewer viewer, PositionId position) {
    return profiles.inForce(viewer.tenant(), position).orElseThrow(NoRequirements::new);
  }
}
