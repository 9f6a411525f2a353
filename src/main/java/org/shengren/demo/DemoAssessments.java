package org.shengren.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntBinaryOperator;
import org.shengren.assessment.Agreements;
import org.shengren.assessment.Answer;
import org.shengren.assessment.Assignments;
import org.shengren.assessment.CampaignId;
import org.shengren.assessment.Campaigns;
import org.shengren.assessment.Capacity;
import org.shengren.assessment.Disputes;
import org.shengren.assessment.GiveRating;
import org.shengren.assessment.OpenQuestionnaires;
import org.shengren.assessment.OpenQuestionnaires.OpenQuestionnaire;
import org.shengren.assessment.Purpose;
import org.shengren.assessment.RatingEvidence;
import org.shengren.assessment.Ratings;
import org.shengren.assessment.Ruling;
import org.shengren.assessment.Stance;
import org.shengren.assessment.StartCampaign;
import org.shengren.assessment.Statement;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.ModelVersions;
import org.shengren.competency.RequirementProfiles;
import org.shengren.evidence.Evidence;
import org.shengren.evidence.Story;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.notification.Notifications;
import org.shengren.organization.Position;
import org.shengren.organization.PositionId;
import org.shengren.organization.Positions;
import org.shengren.tenancy.SettableClock;
import org.springframework.stereotype.Component;

/** Two finished assessments a year apart, and one of sales people that is running. */
@Component
class DemoAssessments {
  /** Days from the start of an assessment to the answers. */
  private static final int RATED_AFTER = 9;

  private final Campaigns campaigns;
  private final OpenQuestionnaires questionnaires;
  private final Ratings ratings;
  private final Assignments assignments;
  private final Agreements agreements;
  private final Disputes disputes;
  private final ModelVersions versions;
  private final RequirementProfiles profiles;
  private final Positions positions;
  private final Evidence evidence;
  private final RatingEvidence ratingEvidence;
  private final Notifications notifications;

  DemoAssessments(
      Campaigns campaigns,
      OpenQuestionnaires questionnaires,
      Ratings ratings,
      Assignments assignments,
      Agreements agreements,
      Disputes disputes,
      ModelVersions versions,
      RequirementProfiles profiles,
      Positions positions,
      Evidence evidence,
      RatingEvidence ratingEvidence,
      Notifications notifications) {
    this.campaigns = campaigns;
    this.questionnaires = questionnaires;
    this.ratings = ratings;
    this.assignments = assignments;
    this.agreements = agreements;
    this.disputes = disputes;
    this.versions = versions;
    this.profiles = profiles;
    this.positions = positions;
    this.evidence = evidence;
    this.ratingEvidence = ratingEvidence;
    this.notifications = notifications;
  }

  void live(
      Viewer administrator,
      CompanyFile company,
      Map<String, DemoCompany.Employee> staff,
      LocalDate today) {
    new Run(administrator, company, staff, today).all();
  }

  /** One telling of the story; keeps what is looked up again and again. */
  private final class Run {
    private final Viewer administrator;
    private final CompanyFile company;
    private final Map<String, DemoCompany.Employee> staff;
    private final LocalDate today;
    private final LocalDate secondStart;
    private final DemoAnswers answers;
    private final Map<PersonId, DemoCompany.Employee> byId = new HashMap<>();

    Run(
        Viewer administrator,
        CompanyFile company,
        Map<String, DemoCompany.Employee> staff,
        LocalDate today) {
      this.administrator = administrator;
      this.company = company;
      this.staff = staff;
      this.today = today;
      this.secondStart = today.minusMonths(2).withDayOfMonth(5);
      this.answers = learned();
      staff.values().forEach(employee -> byId.put(employee.id(), employee));
    }

    void all() {
      tellOwnStories();
      finished(today.minusMonths(14).withDayOfMonth(5), 0);
      finished(secondStart, 1);
      // What was asked and told long ago has been read.
      staff.values().forEach(one -> notifications.readAll(one.viewer(administrator.tenant())));
      running();
      late();
    }

    private DemoAnswers learned() {
      var tenant = administrator.tenant();
      var learned = new DemoAnswers(new Standing(company), versions.core(tenant).orElseThrow());
      staff.values().stream()
          .flatMap(employee -> employee.position().stream())
          .map(Position::familyId)
          .distinct()
          .forEach(family ->
              learned.learn(
                  versions.published(tenant, family).orElseThrow(),
                  profiles.ofFamily(tenant, family)));
      return learned;
    }

    private void tellOwnStories() {
      for (var line : company.stories()) {
        if (line.author().equals(line.person())) {
          var day = day(line);
          SettableClock.at(
              DemoCompany.morning(day.plusDays(3)),
              () -> evidence.write(viewer(line.author()), story(line, day)));
        }
      }
    }

    /** What a manager tells of a person beside the ratings. */
    private void tellStories(String rater, OpenQuestionnaire questionnaire) {
      var person = employee(questionnaire.person()).number();
      company.stories().stream()
          .filter(line -> line.author().equals(rater) && line.person().equals(person))
          .filter(line -> !rater.equals(person))
          .forEach(line ->
              ratingEvidence.add(
                  viewer(rater), questionnaire.assignment(), story(line, day(line))));
    }

    private LocalDate day(CompanyFile.StoryLine line) {
      return secondStart.plusDays(RATED_AFTER).minusDays(line.daysBefore());
    }

    private void finished(LocalDate start, int number) {
      var targets =
          staff.values().stream()
              .filter(employee -> employee.position().isPresent())
              .filter(employee -> employee.joined().isBefore(start.minusMonths(3)))
              .map(employee ->
                  new StartCampaign.Target(employee.id(), employee.position().orElseThrow().id()))
              .toList();
      var year = start.getYear();
      var campaign = start(Text.of(year + " 年秋季评估", "Autumn assessment " + year), targets, start);
      var participants = new ArrayList<OpenQuestionnaire>();
      SettableClock.at(
          DemoCompany.morning(start.plusDays(RATED_AFTER)),
          () ->
              raters(targets)
                  .forEach(rater ->
                      open(rater, campaign)
                          .forEach(questionnaire -> {
                            answer(rater, questionnaire, number, 1.0);
                            if (number == 1) {
                              tellStories(rater, questionnaire);
                            }
                            assignments.submit(viewer(rater), questionnaire.assignment());
                            participants.add(questionnaire);
                          })));
      SettableClock.at(
          DemoCompany.morning(start.plusDays(18)),
          () -> participants.forEach(questionnaire -> agree(questionnaire, number)));
      if (number == 1) {
        dispute(start, participants);
      }
    }

    /** What the two could not settle, and what somebody appealed, decided by the next level. */
    private void dispute(LocalDate start, List<OpenQuestionnaire> forms) {
      var disagreement = company.disagreement();
      SettableClock.at(
          DemoCompany.morning(start.plusDays(22)),
          () ->
              decide(disagreement, forms, (own, managers) -> Math.round((own + managers) / 2.0f)));
      var appeal = company.appeal();
      SettableClock.at(
          DemoCompany.morning(start.plusDays(24)),
          () ->
              disputes.appeal(
                  viewer(appeal.person()),
                  form(appeal, forms, Capacity.SELF).participant(),
                  Set.of(answers.disputed(DemoCompany.employee(staff, appeal.person()), appeal)),
                  appeal.reason()));
      SettableClock.at(
          DemoCompany.morning(start.plusDays(29)),
          () -> decide(appeal, forms, (_, managers) -> Math.min(managers + 1, 5)));
    }

    private void decide(
        CompanyFile.DisputeLine line, List<OpenQuestionnaire> forms, IntBinaryOperator between) {
      var person = DemoCompany.employee(staff, line.person());
      var leader = person.leader().orElseThrow();
      var decider = viewer(DemoCompany.employee(staff, leader).leader().orElseThrow());
      var disputed = answers.disputed(person, line);
      var settled = new HashMap<IndicatorId, Integer>();
      var own = form(line, forms, Capacity.SELF);
      var managers = form(line, forms, Capacity.MANAGER);
      for (var indicator : managers.asked()) {
        if (answers.belongs(indicator, disputed)
            && answers.of(line.person(), person, own, indicator, 1)
                instanceof Answer.Rated(var self)
            && answers.of(leader, person, managers, indicator, 1)
                instanceof Answer.Rated(var given)) {
          settled.put(indicator, between.applyAsInt(self, given));
        }
      }
      var dispute =
          disputes.waitingFor(decider).stream()
              .filter(waiting -> waiting.person().equals(person.id()))
              .findFirst()
              .orElseThrow();
      disputes.decide(
          decider, dispute.id(), Map.of(disputed, new Ruling(settled, line.decision())));
    }

    private OpenQuestionnaire form(
        CompanyFile.DisputeLine line, List<OpenQuestionnaire> forms, Capacity capacity) {
      var person = DemoCompany.employee(staff, line.person()).id();
      return forms.stream()
          .filter(form -> form.person().equals(person) && form.capacity() == capacity)
          .findFirst()
          .orElseThrow();
    }

    private CampaignId start(Text name, List<StartCampaign.Target> targets, LocalDate start) {
      return start(name, targets, start, start.plusDays(25));
    }

    private CampaignId start(
        Text name, List<StartCampaign.Target> targets, LocalDate start, LocalDate end) {
      return SettableClock.valueAt(
          DemoCompany.morning(start),
          () ->
              campaigns.start(
                  administrator,
                  new StartCampaign(name, Purpose.PLACEMENT, targets, start, end, true)));
    }

    /** Those who rate: the rated and whoever leads them. */
    private Set<String> raters(List<StartCampaign.Target> targets) {
      var raters = new LinkedHashSet<String>();
      for (var target : targets) {
        var employee = employee(target.person());
        raters.add(employee.number());
        employee.leader().ifPresent(raters::add);
      }
      return raters;
    }

    private List<OpenQuestionnaire> open(String rater, CampaignId campaign) {
      return questionnaires.of(viewer(rater)).stream()
          .filter(questionnaire -> questionnaire.campaign().equals(campaign))
          .toList();
    }

    private void answer(String rater, OpenQuestionnaire questionnaire, int number, double share) {
      var person = employee(questionnaire.person());
      var given = new ArrayList<GiveRating>();
      var upTo = Math.round(questionnaire.asked().size() * share);
      for (var indicator : questionnaire.asked().subList(0, (int) upTo)) {
        given.add(
            new GiveRating(
                questionnaire.assignment(),
                indicator,
                answers.of(rater, person, questionnaire, indicator, number),
                0));
      }
      ratings.giveAll(viewer(rater), questionnaire.assignment(), given);
    }

    private void agree(OpenQuestionnaire questionnaire, int number) {
      if (questionnaire.capacity() != Capacity.SELF) {
        return;
      }
      var person = employee(questionnaire.person());
      var disagreement = company.disagreement();
      if (number == 1 && person.number().equals(disagreement.person())) {
        agreements.say(
            viewer(person.number()),
            questionnaire.participant(),
            new Statement.Disagrees(
                Set.of(answers.disputed(person, disagreement)), disagreement.reason()));
      } else {
        agreements.confirm(viewer(person.number()), questionnaire.participant(), Stance.AGREED, "");
      }
      agreements.confirm(
          viewer(person.leader().orElseThrow()), questionnaire.participant(), Stance.AGREED, "");
    }

    /** Against the position that people aim for; half-way, so that there is something to do. */
    private void running() {
      var start = today.minusDays(7);
      var next =
          Map.of(
              "key-account-associate", "key-account-manager",
              "key-account-manager", "senior-key-account-manager");
      var codes = new HashMap<String, PositionId>();
      positions
          .all(administrator.tenant())
          .forEach(position -> codes.put(position.code(), position.id()));
      var targets =
          staff.values().stream()
              .filter(employee -> employee.unit().equals("SALES-EAST"))
              .flatMap(employee ->
                  employee.position().map(Position::code).map(next::get).map(codes::get).stream()
                      .map(aim -> new StartCampaign.Target(employee.id(), aim)))
              .toList();
      var campaign = start(Text.of("晋升准备评估", "Ready for the next position"), targets, start);
      SettableClock.at(
          DemoCompany.morning(today.minusDays(2)),
          () -> {
            for (var rater : raters(targets)) {
              for (var questionnaire : open(rater, campaign)) {
                progress(rater, questionnaire);
              }
            }
          });
    }

    /**
     * Two days over its time: somebody new, somebody whose former manager is asked too, and every
     * way of being late.
     */
    private void late() {
      var start = today.minusDays(20);
      var targets =
          staff.values().stream()
              .filter(employee -> employee.unit().equals("SALES-SOUTH"))
              .flatMap(employee ->
                  employee.position().stream()
                      .map(position -> new StartCampaign.Target(employee.id(), position.id())))
              .toList();
      var campaign =
          start(Text.of("华南销售岗位评估", "South China sales"), targets, start, today.minusDays(2));
      SettableClock.at(
          DemoCompany.morning(today.minusDays(6)),
          () -> {
            for (var rater : raters(targets)) {
              var place = 0;
              for (var questionnaire : open(rater, campaign)) {
                handIn(rater, questionnaire, place++);
              }
            }
          });
    }

    private void handIn(String rater, OpenQuestionnaire questionnaire, int place) {
      var self = questionnaire.capacity() == Capacity.SELF;
      var digit = employee(questionnaire.person()).number().charAt(5) - '0';
      if (self ? digit % 4 != 3 : place % 3 != 2) {
        answer(rater, questionnaire, 1, 1.0);
        assignments.submit(viewer(rater), questionnaire.assignment());
      } else if (digit % 2 == 1) {
        answer(rater, questionnaire, 1, 0.3);
      }
    }

    private void progress(String rater, OpenQuestionnaire questionnaire) {
      var person = employee(questionnaire.person()).number();
      var self = questionnaire.capacity() == Capacity.SELF;
      switch (person) {
        // Still to do for both: something to try as Lin Xiaolan and as her manager.
        case "YL1007" -> {
          if (!self) {
            answer(rater, questionnaire, 1, 0.46);
          }
        }
        // Both have answered: the talk waits.
        case "YL1008", "YL1010" -> {
          answer(rater, questionnaire, 1, 1.0);
          assignments.submit(viewer(rater), questionnaire.assignment());
        }
        default -> {
          if (self) {
            answer(rater, questionnaire, 1, 1.0);
            assignments.submit(viewer(rater), questionnaire.assignment());
          }
        }
      }
    }

    private Viewer viewer(String number) {
      return DemoCompany.employee(staff, number).viewer(administrator.tenant());
    }

    private DemoCompany.Employee employee(PersonId id) {
      return Objects.requireNonNull(byId.get(id));
    }

    private Story story(CompanyFile.StoryLine line, LocalDate day) {
      return new Story(
          line.competency(), line.situation(), line.task(), line.action(), line.result(), day);
    }
  }
}
