package org.shengren.notification;

import org.shengren.work.WorkFinished;
import org.shengren.work.WorkState;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who ordered long work need not wait beside it. */
@Component
class TellOnWorkFinished {
  private final Notifications notifications;

  TellOnWorkFinished(Notifications notifications) {
    this.notifications = notifications;
  }

  @EventListener
  void on(WorkFinished event) {
    notifications.tell(
        event.tenant(),
        event.person(),
        Notice.of(
            event.state() == WorkState.DONE
                ? "notice.notification.work-done"
                : "notice.notification.work-not-done",
            "/work/" + event.work().value(),
            event.title()));
  }
}
