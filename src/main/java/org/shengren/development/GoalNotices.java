package org.shengren.development;

import java.util.Optional;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.notification.Notice;
import org.shengren.notification.Notifications;
import org.shengren.organization.Directory;
import org.springframework.stereotype.Component;

/** What the two sides and the helper are told about a goal: never what it says. */
@Component
class GoalNotices {
  private final Notifications notifications;
  private final Directory directory;

  GoalNotices(Notifications notifications, Directory directory) {
    this.notifications = notifications;
    this.directory = directory;
  }

  void proposed(TenantId tenant, Goal goal, Optional<PersonId> to) {
    to.ifPresent(other -> tell(tenant, goal, other, "notice.development.proposed"));
  }

  void changed(TenantId tenant, Goal goal, Optional<PersonId> to) {
    to.ifPresent(other -> tell(tenant, goal, other, "notice.development.changed"));
  }

  /** The helper learns of it at this moment, not before. */
  void agreed(TenantId tenant, Goal goal, Optional<PersonId> to) {
    to.ifPresent(other -> tell(tenant, goal, other, "notice.development.agreed"));
    goal.plan()
        .helper()
        .filter(helper -> to.filter(helper::equals).isEmpty())
        .ifPresent(helper -> tell(tenant, goal, helper, "notice.development.help"));
  }

  void reviewed(TenantId tenant, Goal goal, Optional<PersonId> to) {
    to.ifPresent(other -> tell(tenant, goal, other, "notice.development.reviewed"));
  }

  void takenUpAgain(TenantId tenant, Goal goal, PersonId to) {
    tell(tenant, goal, to, "notice.development.taken-up-again");
  }

  void withdrawn(TenantId tenant, Goal goal, Optional<PersonId> to) {
    to.ifPresent(other -> tell(tenant, goal, other, "notice.development.withdrawn"));
  }

  void checkInDue(TenantId tenant, Goal goal, PersonId to) {
    tell(tenant, goal, to, "notice.development.check-in");
  }

  void dateReached(TenantId tenant, Goal goal, PersonId to) {
    tell(tenant, goal, to, "notice.development.date-reached");
  }

  private void tell(TenantId tenant, Goal goal, PersonId to, String key) {
    notifications.tell(
        tenant,
        to,
        Notice.of(
            key,
            "/goals/" + goal.id().value(),
            directory.card(tenant, goal.person()).name(),
            goal.plan().dueOn()));
  }
}
