package org.shengren.development;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shengren.audit.AuditTrail;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Directory;
import org.shengren.organization.PersonNotFound;
import org.shengren.organization.PersonRef;
import org.shengren.organization.Sight;
import org.shengren.tenancy.Calendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One or two things that a person practises on the job, agreed with the direct manager. Either of
 * the two may propose and change; what one of them changes waits for the other's yes.
 */
@Service
@Transactional
public class Goals {
  /** A third open goal would take from both. */
  public static final int MOST_OPEN = 2;

  private static final int LONGEST_WORDS = 1000;

  /** How somebody stands to a goal that they may see. */
  enum Part {
    PERSON,
    MANAGER,
    /** Sees this goal and no other, and may tell what they saw. */
    HELPER,
    /** Sees it by leave and has no part in it. */
    READER;

    Optional<Party> party() {
      return switch (this) {
        case PERSON -> Optional.of(Party.PERSON);
        case MANAGER -> Optional.of(Party.MANAGER);
        case HELPER, READER -> Optional.empty();
      };
    }
  }

  /** A goal as one reader may see it. */
  record Seen(Goal goal, Part part, List<GoalStep> steps) {}

  private final GoalRecords records;
  private final AccessPolicy policy;
  private final Directory directory;
  private final GoalNotices notices;
  private final AuditTrail audit;
  private final Calendar calendar;
  private final Clock clock;

  Goals(
      GoalRecords records,
      AccessPolicy policy,
      Directory directory,
      GoalNotices notices,
      AuditTrail audit,
      Calendar calendar,
      Clock clock) {
    this.records = records;
    this.policy = policy;
    this.directory = directory;
    this.notices = notices;
    this.audit = audit;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** All goals of the person in sight, the newest first. */
  @Transactional(readOnly = true)
  public List<Goal> of(Sight sight) {
    return records.of(sight.viewer().tenant(), List.of(sight.person()));
  }

  /** Goals of others in which the viewer helps. */
  @Transactional(readOnly = true)
  public List<Goal> helpedBy(Viewer viewer) {
    return records.helpedBy(viewer.tenant(), viewer.person());
  }

  /**
   * One goal for whoever may see it: the person, those with leave to see the person, and the helper
   * once both sides have agreed.
   *
   * @throws GoalNotFound otherwise
   */
  Seen see(Viewer viewer, GoalId id) {
    var goal = records.find(viewer.tenant(), id).orElseThrow(GoalNotFound::new);
    return new Seen(goal, part(viewer, goal), records.steps(viewer.tenant(), id));
  }

  /**
   * Proposes a goal, with the proposer's own yes to it.
   *
   * @throws EnoughGoals where two are open already
   */
  public GoalId propose(Viewer viewer, ProposeGoal proposal) {
    var tenant = viewer.tenant();
    var party = party(policy.see(viewer, proposal.person()));
    ProposeGoal.check(proposal.plan(), calendar.today(tenant));
    requireHelper(tenant, proposal.person(), proposal.plan());
    records.awaitOthers(tenant, proposal.person());
    if (records.open(tenant, proposal.person()) >= MOST_OPEN) {
      throw new EnoughGoals();
    }
    var now = clock.instant();
    var id = GoalId.next();
    var goal =
        new Goal(
            id,
            proposal.person(),
            proposal.about(),
            proposal.plan(),
            GoalState.DRAFT,
            viewer.person(),
            now,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1);
    records.add(tenant, saidYes(tenant, goal, party, now));
    step(viewer, goal, GoalStep.Kind.PROPOSED, Optional.empty(), now);
    notices.proposed(tenant, goal, otherSide(tenant, goal, party));
    return id;
  }

  /**
   * The viewer's side says yes to the words that it saw.
   *
   * @param version of the goal that was shown
   */
  public void agree(Viewer viewer, GoalId id, int version) {
    var held = shown(viewer, id, version);
    var goal = held.goal();
    var party = held.party();
    if (goal.state() != GoalState.DRAFT) {
      throw new GoalStepRefused(goal.state());
    }
    var now = clock.instant();
    var agreed = saidYes(viewer.tenant(), goal, party, now);
    records.save(viewer.tenant(), agreed);
    step(viewer, goal, GoalStep.Kind.AGREED, Optional.empty(), now);
    if (agreed.state() != GoalState.DRAFT) {
      notices.agreed(viewer.tenant(), agreed, otherSide(viewer.tenant(), goal, party));
    }
  }

  /** Changes what to do; the other side is asked again. What stood there is kept with the step. */
  public void change(Viewer viewer, GoalId id, int version, Goal.About about, Goal.Plan plan) {
    var tenant = viewer.tenant();
    var held = shown(viewer, id, version);
    var goal = held.goal();
    var party = held.party();
    ProposeGoal.check(plan, calendar.today(tenant));
    requireHelper(tenant, goal.person(), plan);
    var now = clock.instant();
    var changed =
        new Goal(
            goal.id(),
            goal.person(),
            about,
            plan,
            goal.state().to(GoalState.DRAFT),
            goal.proposedBy(),
            goal.proposedAt(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            goal.version() + 1);
    records.save(tenant, saidYes(tenant, changed, party, now));
    step(
        viewer,
        goal,
        GoalStep.Kind.CHANGED,
        Optional.of(goal.plan().practice().byLanguage().values().iterator().next()),
        now);
    notices.changed(tenant, changed, otherSide(tenant, goal, party));
  }

  /**
   * A word on how it goes, of the person, the manager or the helper.
   *
   * @param next when to talk again; empty for not before the date of the goal
   */
  public void checkIn(Viewer viewer, GoalId id, String words, Optional<LocalDate> next) {
    var tenant = viewer.tenant();
    var goal = records.lock(tenant, id).orElseThrow(GoalNotFound::new);
    if (part(viewer, goal) == Part.READER) {
      throw new NotYoursToDecide();
    }
    if (!goal.state().isRunning()) {
      throw new GoalStepRefused(goal.state());
    }
    var today = calendar.today(tenant);
    if (next.filter(day -> !day.isAfter(today) || day.isAfter(goal.plan().dueOn())).isPresent()) {
      throw new GoalDates();
    }
    var plan = goal.plan();
    var now = clock.instant();
    var said = required(words);
    records.save(
        tenant,
        with(
            goal,
            new Goal.Plan(
                plan.action(),
                plan.title(),
                plan.practice(),
                plan.sign(),
                plan.helper(),
                next,
                plan.dueOn()),
            goal.state().to(GoalState.IN_PROGRESS),
            goal.review(),
            Optional.empty()));
    step(viewer, goal, GoalStep.Kind.CHECKED_IN, Optional.of(said), now);
  }

  /** One side says what became of it; the other closes it or takes it up again. */
  public void review(Viewer viewer, GoalId id, int version, Outcome outcome, String seen) {
    var tenant = viewer.tenant();
    var held = shown(viewer, id, version);
    var goal = held.goal();
    var party = held.party();
    if (!goal.state().isRunning()) {
      throw new GoalStepRefused(goal.state());
    }
    var now = clock.instant();
    var said = required(seen);
    var other = otherSide(tenant, goal, party);
    var alone = party == Party.PERSON && other.isEmpty();
    records.save(
        tenant,
        with(
            goal,
            goal.plan(),
            goal.state().to(alone ? GoalState.CLOSED : GoalState.REVIEWED),
            Optional.of(new Goal.Review(outcome, said, viewer.person(), now)),
            alone ? Optional.of(now) : Optional.empty()));
    step(viewer, goal, GoalStep.Kind.REVIEWED, Optional.of(said), now);
    notices.reviewed(tenant, goal, other);
  }

  /** The other side sees it alike. */
  public void close(Viewer viewer, GoalId id, int version, String words) {
    var goal = reviewedByOther(viewer, id, version);
    var now = clock.instant();
    records.save(
        viewer.tenant(),
        with(
            goal, goal.plan(), goal.state().to(GoalState.CLOSED), goal.review(), Optional.of(now)));
    step(viewer, goal, GoalStep.Kind.CLOSED, optional(words), now);
  }

  /** The other side sees it otherwise and says why: it goes on. */
  public void takeUpAgain(Viewer viewer, GoalId id, int version, String words) {
    var goal = reviewedByOther(viewer, id, version);
    var now = clock.instant();
    var said = required(words);
    records.save(
        viewer.tenant(),
        with(
            goal,
            goal.plan(),
            goal.state().to(GoalState.IN_PROGRESS),
            Optional.empty(),
            Optional.empty()));
    step(viewer, goal, GoalStep.Kind.TAKEN_UP_AGAIN, Optional.of(said), now);
    goal.review().ifPresent(review -> notices.takenUpAgain(viewer.tenant(), goal, review.by()));
  }

  /** It is no longer pursued, for a reason; what was said stays. */
  public void withdraw(Viewer viewer, GoalId id, int version, String why) {
    var tenant = viewer.tenant();
    var held = shown(viewer, id, version);
    var goal = held.goal();
    var party = held.party();
    var now = clock.instant();
    var said = required(why);
    records.save(
        tenant,
        with(
            goal,
            goal.plan(),
            goal.state().to(GoalState.WITHDRAWN),
            Optional.empty(),
            Optional.of(now)));
    step(viewer, goal, GoalStep.Kind.WITHDRAWN, Optional.of(said), now);
    notices.withdrawn(tenant, goal, otherSide(tenant, goal, party));
  }

  private Goal reviewedByOther(Viewer viewer, GoalId id, int version) {
    var goal = shown(viewer, id, version).goal();
    if (goal.state() != GoalState.REVIEWED) {
      throw new GoalStepRefused(goal.state());
    }
    if (goal.review().filter(review -> review.by().equals(viewer.person())).isPresent()) {
      throw new NotYoursToDecide();
    }
    return goal;
  }

  /** A goal that one of the two who decide on it is about to move. */
  private record Held(Goal goal, Party party) {}

  private Held shown(Viewer viewer, GoalId id, int version) {
    var goal = records.lock(viewer.tenant(), id).orElseThrow(GoalNotFound::new);
    var party = part(viewer, goal).party().orElseThrow(NotYoursToDecide::new);
    if (goal.version() != version) {
      throw new GoalChanged();
    }
    return new Held(goal, party);
  }

  private Part part(Viewer viewer, Goal goal) {
    if (policy.maySee(viewer, goal.person())) {
      return switch (policy.see(viewer, goal.person()).ground()) {
        case SELF -> Part.PERSON;
        case LINE -> Part.MANAGER;
        default -> helps(viewer, goal) ? Part.HELPER : Part.READER;
      };
    }
    if (!helps(viewer, goal)) {
      throw new GoalNotFound();
    }
    audit.saw(viewer, goal.person(), Part.HELPER.name());
    return Part.HELPER;
  }

  /** Somebody is asked to help when both have agreed, not before. */
  private static boolean helps(Viewer viewer, Goal goal) {
    return goal.plan().helper().filter(viewer.person()::equals).isPresent()
        && goal.state() != GoalState.DRAFT
        && goal.state() != GoalState.WITHDRAWN;
  }

  /** Whether the reader with this leave is one of the two who agree on goals. */
  static boolean decides(Sight sight) {
    return sight.ground() == Sight.Ground.SELF || sight.ground() == Sight.Ground.LINE;
  }

  /**
   * Which of the two who agree on goals has this leave.
   *
   * @throws NotYoursToDecide for whoever only reads
   */
  static Party party(Sight sight) {
    return switch (sight.ground()) {
      case SELF -> Party.PERSON;
      case LINE -> Party.MANAGER;
      default -> throw new NotYoursToDecide();
    };
  }

  /** The yes of one side; with both, or where there is nobody else to ask, it is agreed. */
  private Goal saidYes(TenantId tenant, Goal goal, Party party, Instant now) {
    var person = party == Party.PERSON ? Optional.of(now) : goal.personAgreed();
    var manager = party == Party.MANAGER ? Optional.of(now) : goal.managerAgreed();
    var both =
        person.isPresent()
            && (manager.isPresent() || otherSide(tenant, goal, Party.PERSON).isEmpty());
    var agreed = records.checkedIn(tenant, goal.id()) ? GoalState.IN_PROGRESS : GoalState.AGREED;
    return new Goal(
        goal.id(),
        goal.person(),
        goal.about(),
        goal.plan(),
        both ? goal.state().to(agreed) : goal.state(),
        goal.proposedBy(),
        goal.proposedAt(),
        person,
        manager,
        goal.review(),
        goal.ended(),
        goal.version());
  }

  private Optional<PersonId> otherSide(TenantId tenant, Goal goal, Party party) {
    return party == Party.MANAGER
        ? Optional.of(goal.person())
        : directory.card(tenant, goal.person()).manager().map(PersonRef::id);
  }

  private void requireHelper(TenantId tenant, PersonId person, Goal.Plan plan) {
    if (plan.helper().isEmpty()) {
      return;
    }
    var helper = plan.helper().get();
    try {
      if (helper.equals(person) || directory.card(tenant, helper).leftOn().isPresent()) {
        throw new HelperUnknown();
      }
    } catch (PersonNotFound nobody) {
      throw new HelperUnknown();
    }
  }

  private static Goal with(
      Goal goal,
      Goal.Plan plan,
      GoalState state,
      Optional<Goal.Review> review,
      Optional<Instant> ended) {
    return new Goal(
        goal.id(),
        goal.person(),
        goal.about(),
        plan,
        state,
        goal.proposedBy(),
        goal.proposedAt(),
        goal.personAgreed(),
        goal.managerAgreed(),
        review,
        ended,
        goal.version() + 1);
  }

  private void step(
      Viewer viewer, Goal goal, GoalStep.Kind kind, Optional<String> words, Instant now) {
    records.addStep(viewer.tenant(), goal.id(), new GoalStep(now, viewer.person(), kind, words));
    audit.changed(
        viewer,
        "goal.changed",
        goal.person(),
        goal.id().value().toString(),
        Map.of("step", kind.name()));
  }

  private static String required(String words) {
    return optional(words).orElseThrow(WordsMissing::new);
  }

  private static Optional<String> optional(String words) {
    var said = words.strip();
    if (said.length() > LONGEST_WORDS) {
      throw new GoalTooLong(LONGEST_WORDS);
    }
    return said.isEmpty() ? Optional.empty() : Optional.of(said);
  }
}
