package org.shengren.assessment;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shengren.competency.IndicatorId;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The answers of raters, each kept as it is given. */
@Service
@Transactional
public class Ratings {
  private record Kept(Answer answer, int sequence, OffsetDateTime savedAt) {}

  private final JdbcClient jdbc;
  private final AssignmentRecords assignments;
  private final Calendar calendar;
  private final Clock clock;

  Ratings(JdbcClient jdbc, AssignmentRecords assignments, Calendar calendar, Clock clock) {
    this.jdbc = jdbc;
    this.assignments = assignments;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Keeps an answer. Said twice, it is kept once; an answer that was given elsewhere since is not
   * written over but comes back as a conflict.
   */
  public RatingOutcome give(Viewer viewer, GiveRating given) {
    return giveAll(viewer, given.assignment(), List.of(given)).getFirst();
  }

  /**
   * Keeps several answers of one assignment, each as by {@link #give}; in the order of the
   * question.
   */
  public List<RatingOutcome> giveAll(Viewer viewer, AssignmentId id, List<GiveRating> given) {
    assignments.lock(viewer, id).answer(calendar.today(viewer.tenant()));
    assignments.start(viewer.tenant(), id, clock.instant());
    var written = write(viewer, id, given);
    var kept = kept(viewer, id, given);
    return given.stream()
        .map(one -> outcome(one, written.contains(one.indicator()), kept.get(one.indicator())))
        .toList();
  }

  private static RatingOutcome outcome(GiveRating given, boolean written, @Nullable Kept kept) {
    if (kept == null) {
      throw new NotAsked();
    }
    return written || kept.answer().equals(given.answer())
        ? new RatingOutcome.Saved(
            given.indicator(), kept.answer(), kept.sequence(), kept.savedAt().toInstant())
        : new RatingOutcome.RatingConflict(
            given.indicator(), kept.answer(), kept.sequence(), kept.savedAt().toInstant());
  }

  private Set<IndicatorId> write(Viewer viewer, AssignmentId id, List<GiveRating> given) {
    return new HashSet<>(
        jdbc.sql(
                """
                insert into assessment.rating as kept (tenant_id, assignment_id, indicator_id,
                       answer, no_answer, sequence, saved_at)
                select i.tenant_id, i.assignment_id, i.indicator_id,
                       given.answer, given.no_answer, given.seen + 1, :now
                  from unnest(:indicators::uuid[], :answers::smallint[], :reasons::text[],
                              :seen::int[]) as given (indicator, answer, no_answer, seen)
                  join assessment.item i
                    on i.tenant_id = :tenant and i.assignment_id = :assignment
                   and i.indicator_id = given.indicator
                    on conflict (tenant_id, assignment_id, indicator_id) do update
                   set answer = excluded.answer, no_answer = excluded.no_answer,
                       sequence = excluded.sequence, saved_at = excluded.saved_at
                 where kept.sequence = excluded.sequence - 1
                returning indicator_id
                """)
            .param("tenant", viewer.tenant().value())
            .param("assignment", id.value())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("indicators", indicators(given))
            .param("answers", categories(given))
            .param("reasons", reasons(given))
            .param("seen", given.stream().map(GiveRating::seenSequence).toArray(Integer[]::new))
            .query((row, _) -> new IndicatorId(row.getObject("indicator_id", UUID.class)))
            .list());
  }

  private Map<IndicatorId, Kept> kept(Viewer viewer, AssignmentId id, List<GiveRating> given) {
    record Row(IndicatorId indicator, Kept kept) {}
    return jdbc
        .sql(
            """
            select indicator_id, coalesce(answer::text, no_answer) as answer, sequence, saved_at
              from assessment.rating
             where tenant_id = :tenant and assignment_id = :assignment
               and indicator_id = any(:indicators::uuid[])
            """)
        .param("tenant", viewer.tenant().value())
        .param("assignment", id.value())
        .param("indicators", indicators(given))
        .query((row, _) ->
            new Row(
                new IndicatorId(row.getObject("indicator_id", UUID.class)),
                new Kept(
                    Answer.of(row.getString("answer")),
                    row.getInt("sequence"),
                    row.getObject("saved_at", OffsetDateTime.class))))
        .list()
        .stream()
        .collect(Collectors.toMap(Row::indicator, Row::kept));
  }

  private static UUID[] indicators(List<GiveRating> given) {
    return given.stream().map(one -> one.indicator().value()).toArray(UUID[]::new);
  }

  private static @Nullable Integer[] categories(List<GiveRating> given) {
    var categories = new @Nullable Integer[given.size()];
    for (int i = 0; i < categories.length; i++) {
      categories[i] = given.get(i).answer() instanceof Answer.Rated(var category) ? category : null;
    }
    return categories;
  }

  private static @Nullable String[] reasons(List<GiveRating> given) {
    var reasons = new @Nullable String[given.size()];
    for (int i = 0; i < reasons.length; i++) {
      reasons[i] = given.get(i).answer() instanceof Answer.None none ? none.name() : null;
    }
    return reasons;
  }
}
