package org.shengren.notification;

import org.shengren.kernel.Refusal;

/** There is no such notice, or it is somebody else's. */
final class NoticeNotFound extends Refusal {
  NoticeNotFound() {
    super(Kind.NOT_FOUND, "refusal.notice-not-found");
  }
}
