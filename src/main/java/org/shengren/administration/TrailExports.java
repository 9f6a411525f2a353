package org.shengren.administration;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.shengren.audit.AuditTrail;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Copies of the trail that leave the product are in the trail themselves. */
@Service
@Transactional
class TrailExports {
  private final AuditTrail audit;
  private final MessageSource messages;

  TrailExports(AuditTrail audit, MessageSource messages) {
    this.audit = audit;
    this.messages = messages;
  }

  void told(Viewer viewer) {
    audit.changed(viewer, "trail.exported", null, null, Map.of());
  }

  /** The first line of the file. */
  List<String> head(Language language) {
    return Stream.of(
            "audit.column.at",
            "audit.column.actor-number",
            "audit.column.actor",
            "audit.column.action",
            "audit.column.subject-number",
            "audit.column.subject",
            "audit.column.sentence")
        .map(key -> Objects.requireNonNull(messages.getMessage(key, null, key, language.locale())))
        .toList();
  }
}
