package org.shengren.measurement;

import org.shengren.assessment.ParticipantReleased;
import org.shengren.assessment.ResultChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A released or changed result and its measures stand together or not at all. */
@Component
class RecordOnRelease {
  private final Measures measures;

  RecordOnRelease(Measures measures) {
    this.measures = measures;
  }

  @EventListener
  void on(ParticipantReleased event) {
    measures.record(event);
  }

  @EventListener
  void on(ResultChanged event) {
    measures.record(event);
  }
}
