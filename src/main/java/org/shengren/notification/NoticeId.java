package org.shengren.notification;

import java.util.UUID;
import org.shengren.kernel.Identifier;

/** Something that somebody was told; later ones have greater ids. */
public record NoticeId(UUID value) implements Identifier {
  public static NoticeId next() {
    return new NoticeId(Identifier.nextValue());
  }
}
