package org.shengren.work;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Long work that people order, each for themselves. */
@Service
@Transactional
public class Works {
  /** How long a result can be fetched. */
  static final Duration KEPT = Duration.ofDays(7);

  /** Who orders without end would keep the others waiting. */
  static final int MOST = 5;

  /** A result to hand out. */
  record Fetched(Path path, String name, String mediaType) {}

  private final WorkRecords records;
  private final WorkFolders folders;
  private final Background background;
  // Whoever does work also orders it: asked for when needed, so that the two may know each other.
  private final ObjectProvider<LongWork> kinds;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Works(
      WorkRecords records,
      WorkFolders folders,
      Background background,
      ObjectProvider<LongWork> kinds,
      ApplicationEventPublisher events,
      Clock clock) {
    this.records = records;
    this.folders = folders;
    this.background = background;
    this.kinds = kinds;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Orders work; it begins when this transaction is committed.
   *
   * @param kind which {@link LongWork}
   * @param parameters ids and choices, never texts about people
   * @param title what it is, for the person who watches
   * @throws TooMuchWork when the person has five pieces of work under way
   */
  public WorkId begin(Viewer viewer, String kind, Map<String, String> parameters, Text title) {
    if (kind(kind).isEmpty()) {
      throw new IllegalArgumentException("nobody does " + kind);
    }
    if (records.unfinished(viewer) >= MOST) {
      throw new TooMuchWork(MOST);
    }
    var order = new WorkOrder(viewer.tenant(), WorkId.next(), viewer.person(), parameters);
    records.add(order, kind, title, clock.instant());
    background.queue(order.tenant(), order.id());
    return order.id();
  }

  /** Stops it, if it is still under way; what it has made so far is removed. */
  void cancel(Viewer viewer, WorkId id) {
    var now = clock.instant();
    if (!records.cancel(viewer, id, now, now.plus(KEPT)) && records.of(viewer, id).isEmpty()) {
      throw new WorkNotFound();
    }
  }

  /**
   * The file of the result.
   *
   * @throws WorkNotFound unless the viewer ordered it, may still have it, and it is there
   */
  Fetched fetch(Viewer viewer, WorkId id) {
    var work =
        records
            .of(viewer, id)
            .filter(found -> !isExpired(found))
            .filter(found -> isStillOpen(viewer, found))
            .orElseThrow(WorkNotFound::new);
    var fetched =
        work.file()
            .map(file ->
                new Fetched(
                    folders.of(viewer.tenant(), id).resolve(file.file()),
                    file.name(),
                    file.mediaType()))
            .filter(file -> Files.isRegularFile(file.path()))
            .orElseThrow(WorkNotFound::new);
    kind(work.kind()).ifPresent(kind -> kind.taken(viewer, work.order()));
    return fetched;
  }

  boolean isStillOpen(Viewer viewer, WorkRecords.Seen work) {
    return kind(work.kind())
        .filter(kind ->
            kind.isStillOpenTo(
                viewer, work.order(), folders.of(viewer.tenant(), work.order().id())))
        .isPresent();
  }

  boolean isExpired(WorkRecords.Seen work) {
    return work.expiresAt().filter(end -> end.isBefore(clock.instant())).isPresent();
  }

  /** Ends what came to its end by itself, and says so. */
  boolean end(
      WorkRecords.Begun work, WorkState state, Text sentence, Optional<WorkRecords.Kept> file) {
    Instant now = clock.instant();
    var ended = records.end(work, state, sentence, file.orElse(null), now, now.plus(KEPT));
    if (ended) {
      events.publishEvent(
          new WorkFinished(
              work.order().tenant(),
              work.order().id(),
              work.order().person(),
              work.title(),
              state));
    }
    return ended;
  }

  /** Removes what has expired, record and files. */
  int expire(TenantId tenant) {
    var gone = records.expire(tenant, clock.instant());
    gone.forEach(id -> folders.remove(tenant, id));
    return gone.size();
  }

  Optional<LongWork> kind(String name) {
    return kinds.stream().filter(kind -> kind.kind().equals(name)).findFirst();
  }
}
