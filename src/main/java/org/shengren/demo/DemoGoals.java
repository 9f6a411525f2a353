package org.shengren.demo;

import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.shengren.competency.ModelVersion;
import org.shengren.competency.ModelVersions;
import org.shengren.development.Action;
import org.shengren.development.ActionLibrary;
import org.shengren.development.Goal;
import org.shengren.development.GoalId;
import org.shengren.development.Goals;
import org.shengren.development.Outcome;
import org.shengren.development.ProposeGoal;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.SettableClock;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What people of the demo company practise on the job, and what became of it. */
@Component
class DemoGoals {
  private static final String MODEL = "key-account-sales";

  private final Goals goals;
  private final ActionLibrary library;
  private final ModelVersions versions;
  private final GoalsFile file;

  DemoGoals(Goals goals, ActionLibrary library, ModelVersions versions) throws IOException {
    this.goals = goals;
    this.library = library;
    this.versions = versions;
    try (var yaml = new ClassPathResource("goals.yaml", DemoGoals.class).getInputStream()) {
      file = new YAMLMapper().readValue(yaml, GoalsFile.class);
    }
  }

  void live(TenantId tenant, Map<String, DemoCompany.Employee> staff, LocalDate today) {
    var model = versions.published(tenant, MODEL).orElseThrow();
    file.goals().forEach(line -> new Told(tenant, staff, today, model, line).live());
  }

  /** One goal, told from its proposal as far as it has come. */
  private final class Told {
    private final GoalsFile.GoalLine line;
    private final Action action;
    private final ModelVersion model;
    private final LocalDate begun;
    private final LocalDate due;
    private final PersonId person;
    private final Viewer self;
    private final Viewer manager;
    private final Optional<PersonId> helper;
    private final boolean bySelf;

    Told(
        TenantId tenant,
        Map<String, DemoCompany.Employee> staff,
        LocalDate today,
        ModelVersion model,
        GoalsFile.GoalLine line) {
      this.line = line;
      this.model = model;
      action = library.find(MODEL, line.action()).orElseThrow();
      begun = today.minusDays(line.daysAgo());
      due = begun.plusWeeks(Objects.requireNonNullElse(line.weeks(), action.weeks()));
      var employee = DemoCompany.employee(staff, line.person());
      person = employee.id();
      self = employee.viewer(tenant);
      manager = DemoCompany.employee(staff, employee.leader().orElseThrow()).viewer(tenant);
      helper =
          Optional.ofNullable(line.helper())
              .map(number -> DemoCompany.employee(staff, number).id());
      bySelf = line.by() == GoalsFile.Side.PERSON;
    }

    void live() {
      var id = SettableClock.valueAt(DemoCompany.morning(begun), this::propose);
      if (line.until() == GoalsFile.Stage.PROPOSED) {
        return;
      }
      on(begun.plusDays(1), () -> goals.agree(bySelf ? manager : self, id, 1));
      var version = 1;
      var talked = line.checkIn();
      if (talked != null) {
        var day = begun.plusDays(halfway() - 2);
        on(day, () -> goals.checkIn(self, id, talked, Optional.of(due.minusDays(5))));
        version++;
      }
      end(id, version);
    }

    private void end(GoalId id, int version) {
      var seen = Objects.requireNonNullElse(line.seen(), "");
      switch (line.until()) {
        case PROPOSED, AGREED, RUNNING -> {}
        case WITHDRAWN -> on(begun.plusDays(9), () -> goals.withdraw(self, id, version, seen));
        case REVIEWED ->
            on(due.minusDays(1), () -> goals.review(self, id, version, outcome(), seen));
        case CLOSED -> {
          on(due, () -> goals.review(manager, id, version, outcome(), seen));
          on(due.plusDays(1), () -> goals.close(self, id, version + 1, ""));
        }
      }
    }

    private Outcome outcome() {
      return Objects.requireNonNull(line.outcome());
    }

    private long halfway() {
      return ChronoUnit.DAYS.between(begun, due) / 2;
    }

    private GoalId propose() {
      var competency = model.find(action.competency()).orElseThrow();
      var behaviour =
          competency.indicators().stream()
              .filter(indicator -> indicator.code().equals(action.behaviours().getFirst()))
              .findFirst()
              .orElseThrow();
      return goals.propose(
          bySelf ? self : manager,
          new ProposeGoal(
              person,
              new Goal.About(
                  model.id(),
                  competency.id(),
                  model.code(),
                  competency.code(),
                  action.level(),
                  Optional.of(behaviour.id())),
              new Goal.Plan(
                  Optional.of(action.code()),
                  Optional.of(action.title()),
                  action.practice(),
                  Optional.of(action.sign()),
                  helper,
                  Optional.of(begun.plusDays(halfway())),
                  due)));
    }

    private void on(LocalDate day, Runnable step) {
      SettableClock.at(DemoCompany.morning(day), step);
    }
  }
}
