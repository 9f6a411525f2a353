package org.shengren.report;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.shengren.kernel.Language;
import org.shengren.organization.Sight;

/** A part of a person's report that another module fills, on screen and in the document. */
public interface ReportSection {
  /** Where it stands. */
  enum Place {
    /** After the results and how they moved since the assessment before. */
    AFTER_RESULTS,
    /** After strengths and what to develop. */
    AFTER_FINDINGS;

    /** Such as {@code after-results}. */
    String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What the report is about.
   *
   * @param language of the reader
   * @param asOf the day of the newest result
   * @param previous the day of the results before; empty with the first assessment
   * @param movements by code of the competency, how it moved since then, each a sentence; only
   *     where it moved beyond its error
   */
  record Shown(
      Language language,
      LocalDate asOf,
      Optional<LocalDate> previous,
      Map<String, String> movements) {
    public Shown {
      movements = Map.copyOf(movements);
    }
  }

  /**
   * What to draw.
   *
   * @param fragment for the screen; it reads {@code content}
   * @param printed for the document; it reads {@code content}
   */
  record Section(Place place, String fragment, String printed, Object content) {}

  /** The section, or none where it would have nothing to say. */
  Optional<Section> of(Sight sight, Shown shown);
}
