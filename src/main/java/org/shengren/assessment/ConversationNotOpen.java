package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** Not both sides have submitted their ratings. */
public final class ConversationNotOpen extends Refusal {
  ConversationNotOpen() {
    super(Kind.CONFLICT, "refusal.conversation-not-open");
  }
}
