package org.shengren.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.shengren.audit.AuditTrail;
import org.shengren.exchange.ImportPlan.Hire;
import org.shengren.exchange.ImportPlan.Work;
import org.shengren.exchange.PeopleFile.Corrections;
import org.shengren.kernel.Identifier;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Directory;
import org.shengren.organization.Function;
import org.shengren.organization.Lines;
import org.shengren.organization.NewAppointment;
import org.shengren.organization.NewPerson;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.PersonDetails;
import org.shengren.organization.Positions;
import org.shengren.organization.StaffChanges;
import org.shengren.organization.Staffing;
import org.shengren.organization.Tree;
import org.shengren.organization.UnitNode;
import org.shengren.tenancy.Calendar;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files of people: kept, checked, and imported wholly or not at all. */
@Service
@Transactional
class PeopleImports {
  private static final Duration KEPT = Duration.ofDays(1);

  /** From how many bytes on reading may take longer than a page should; a thousand people. */
  private static final int LARGE = 64 << 10;

  /** A file that waits for its confirmation, as corrected so far. */
  record Pending(ImportId id, String fileName, PeopleFile file, Corrections corrections) {}

  /**
   * What a file would do.
   *
   * @param rows how many lines the file has
   */
  record Checked(
      ImportId id, String fileName, int rows, Corrections corrections, ImportPlan plan) {}

  private final JdbcClient jdbc;
  private final Staffing staffing;
  private final Tree tree;
  private final Positions positions;
  private final Directory directory;
  private final Lines lines;
  private final AccessPolicy policy;
  private final AuditTrail audit;
  private final ImportColumns columns;
  private final CheckedFiles checked;
  private final Calendar calendar;
  private final Clock clock;

  PeopleImports(
      JdbcClient jdbc,
      Staffing staffing,
      Tree tree,
      Positions positions,
      Directory directory,
      Lines lines,
      AccessPolicy policy,
      AuditTrail audit,
      ImportColumns columns,
      CheckedFiles checked,
      Calendar calendar,
      Clock clock) {
    this.jdbc = jdbc;
    this.staffing = staffing;
    this.tree = tree;
    this.positions = positions;
    this.directory = directory;
    this.lines = lines;
    this.policy = policy;
    this.audit = audit;
    this.columns = columns;
    this.checked = checked;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Keeps a file; whatever waited longer than a day goes. A small one is read at once, a large one
   * when it is checked.
   *
   * @throws FileRefused where it cannot be read
   */
  ImportId keep(Viewer viewer, String fileName, byte[] content) {
    policy.require(viewer, Function.IMPORT_PEOPLE);
    if (content.length > LARGE) {
      PeopleFileReader.requireSize(content);
    } else {
      PeopleFileReader.read(content);
    }
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    jdbc.sql(
            """
            delete from exchange.people_import
             where tenant_id = :tenant and (uploaded_at < :expired or person_id = :person)
            """)
        .param("tenant", viewer.tenant().value())
        .param("expired", now.minus(KEPT))
        .param("person", viewer.person().value())
        .update();
    var id = new ImportId(Identifier.nextValue());
    jdbc.sql(
            """
            insert into exchange.people_import
                   (tenant_id, id, person_id, file_name, content, uploaded_at)
            values (:tenant, :id, :person, :name, :content, :now)
            """)
        .param("tenant", viewer.tenant().value())
        .param("id", id.value())
        .param("person", viewer.person().value())
        .param("name", fileName.length() > 200 ? fileName.substring(0, 200) : fileName)
        .param("content", content)
        .param("now", now)
        .update();
    return id;
  }

  /** One's own file, as it waits; another person's looks like none. */
  @Transactional(readOnly = true)
  Pending pending(Viewer viewer, ImportId id) {
    policy.require(viewer, Function.IMPORT_PEOPLE);
    return read(viewer, id, "", _ -> {});
  }

  /** What one's own large file would have done lately, if that is still known. */
  @Transactional(readOnly = true)
  Optional<Checked> checked(Viewer viewer, ImportId id) {
    policy.require(viewer, Function.IMPORT_PEOPLE);
    requireWaiting(viewer, id);
    return checked.find(id, clock.instant());
  }

  /** Whether nobody should wait for the check of one's own file. */
  @Transactional(readOnly = true)
  boolean isLarge(Viewer viewer, ImportId id) {
    policy.require(viewer, Function.IMPORT_PEOPLE);
    return jdbc.sql(
                """
                select length(content)
                  from exchange.people_import
                 where tenant_id = :tenant and id = :id and person_id = :person and done_at is null
                """)
            .param("tenant", viewer.tenant().value())
            .param("id", id.value())
            .param("person", viewer.person().value())
            .query(Integer.class)
            .optional()
            .orElseThrow(ImportGone::new)
        > LARGE;
  }

  @Transactional(readOnly = true)
  String fileName(Viewer viewer, ImportId id) {
    policy.require(viewer, Function.IMPORT_PEOPLE);
    return jdbc.sql(
            """
            select file_name from exchange.people_import
             where tenant_id = :tenant and id = :id and person_id = :person and done_at is null
            """)
        .param("tenant", viewer.tenant().value())
        .param("id", id.value())
        .param("person", viewer.person().value())
        .query(String.class)
        .optional()
        .orElseThrow(ImportGone::new);
  }

  /** One's own file with what it would do now; of a large file, what it would have done lately. */
  @Transactional(readOnly = true)
  Checked check(Viewer viewer, ImportId id) {
    var remembered = checked(viewer, id);
    return remembered.isPresent()
        ? remembered.get()
        : check(viewer, id, new CheckProgress(clock.instant()));
  }

  /** What one's own file would do now. */
  @Transactional(readOnly = true)
  Checked check(Viewer viewer, ImportId id, CheckProgress progress) {
    policy.require(viewer, Function.IMPORT_PEOPLE);
    progress.goOn();
    var pending = read(viewer, id, "", progress::read);
    progress.rows(pending.file().rows().size());
    var found =
        new Checked(
            id,
            pending.fileName(),
            pending.file().rows().size(),
            pending.corrections(),
            Planner.plan(
                pending.file(),
                company(viewer),
                calendar.today(viewer.tenant()),
                progress::compared));
    progress.goOn();
    checked.remember(found, clock.instant());
    return found;
  }

  /** What the file would do now. */
  @Transactional(readOnly = true)
  ImportPlan plan(Viewer viewer, PeopleFile file) {
    policy.require(viewer, Function.IMPORT_PEOPLE);
    return Planner.plan(file, company(viewer), calendar.today(viewer.tenant()));
  }

  /** Reads single cells as if something else stood there, and leaves rows out. */
  void correct(Viewer viewer, ImportId id, Corrections more) {
    policy.require(viewer, Function.IMPORT_PEOPLE);
    var present = read(viewer, id, " for update", _ -> {}).corrections();
    var cells = new HashMap<>(present.cells());
    cells.putAll(more.cells());
    var skipped = new HashSet<>(present.skipped());
    skipped.addAll(more.skipped());
    write(viewer, id, new Corrections(cells, skipped));
  }

  /** Leaves out every row about which there is a problem. */
  void skipProblems(Viewer viewer, ImportId id) {
    var rows = new HashSet<Integer>();
    check(viewer, id).plan().problems().forEach(problem -> rows.add(problem.row()));
    correct(viewer, id, new Corrections(Map.of(), rows));
  }

  /** The file as it was chosen. */
  void withdrawCorrections(Viewer viewer, ImportId id) {
    policy.require(viewer, Function.IMPORT_PEOPLE);
    var _ = read(viewer, id, " for update", _ -> {});
    write(viewer, id, Corrections.NONE);
  }

  private void write(Viewer viewer, ImportId id, Corrections corrections) {
    checked.forget(id);
    jdbc.sql(
            """
            update exchange.people_import set corrections = :corrections::jsonb
             where tenant_id = :tenant and id = :id and person_id = :person
            """)
        .param("tenant", viewer.tenant().value())
        .param("id", id.value())
        .param("person", viewer.person().value())
        .param("corrections", columns.write(corrections))
        .update();
  }

  /** Does what the file says, all of it, as {@link #confirm(Viewer, ImportId, IntConsumer)}. */
  ImportPlan confirm(Viewer viewer, ImportId id) {
    return confirm(viewer, id, _ -> {});
  }

  /**
   * Does what the file says, all of it.
   *
   * @param written told after each batch how many people it was about
   * @throws ImportGone on the second confirmation of a file
   * @throws ImportChanged where there are problems by now
   */
  ImportPlan confirm(Viewer viewer, ImportId id, IntConsumer written) {
    policy.require(viewer, Function.IMPORT_PEOPLE);
    var pending = read(viewer, id, " for update", _ -> {});
    awaitOthers(viewer);
    checked.forget(id);
    var plan = plan(viewer, pending.file());
    if (!plan.problems().isEmpty()) {
      throw new ImportChanged();
    }
    carryOut(viewer, plan, written);
    var outcome = ImportOutcome.of(plan);
    finish(viewer, id, outcome);
    audit.changed(viewer, "people.imported", null, null, outcome.detail());
    return plan;
  }

  private void finish(Viewer viewer, ImportId id, ImportOutcome outcome) {
    jdbc.sql(
            """
            update exchange.people_import
               set content = '', corrections = '{}', outcome = :outcome::jsonb, done_at = :now
             where tenant_id = :tenant and id = :id and person_id = :person
            """)
        .param("tenant", viewer.tenant().value())
        .param("id", id.value())
        .param("person", viewer.person().value())
        .param("outcome", columns.write(outcome))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** What an import of one's own did; nothing while it is not done. */
  @Transactional(readOnly = true)
  Optional<ImportOutcome> outcome(Viewer viewer, ImportId id) {
    policy.require(viewer, Function.IMPORT_PEOPLE);
    return jdbc.sql(
            """
            select outcome::text as outcome
              from exchange.people_import
             where tenant_id = :tenant and id = :id and person_id = :person
            """)
        .param("tenant", viewer.tenant().value())
        .param("id", id.value())
        .param("person", viewer.person().value())
        .query((row, _) -> Optional.ofNullable(row.getString("outcome")))
        .optional()
        .orElseThrow(ImportGone::new)
        .map(columns::outcome);
  }

  /**
   * Passes where a file of one's own waits to be confirmed.
   *
   * @throws ImportGone else
   */
  @Transactional(readOnly = true)
  void requireWaiting(Viewer viewer, ImportId id) {
    policy.require(viewer, Function.IMPORT_PEOPLE);
    var waits =
        jdbc.sql(
                """
                select id
                  from exchange.people_import
                 where tenant_id = :tenant and id = :id and person_id = :person and done_at is null
                   and uploaded_at >= :expired
                """)
            .param("tenant", viewer.tenant().value())
            .param("id", id.value())
            .param("person", viewer.person().value())
            .param("expired", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
            .query((_, _) -> id)
            .optional()
            .isPresent();
    if (!waits) {
      throw new ImportGone();
    }
  }

  /** One import at a time in a tenant, so that the plan is made of what the other one left. */
  private void awaitOthers(Viewer viewer) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('import-people ' || :tenant, 0))")
        .param("tenant", viewer.tenant().value().toString())
        .query((_, _) -> true)
        .single();
  }

  void discard(Viewer viewer, ImportId id) {
    policy.require(viewer, Function.IMPORT_PEOPLE);
    checked.forget(id);
    jdbc.sql(
            """
            delete from exchange.people_import
             where tenant_id = :tenant and id = :id and person_id = :person
            """)
        .param("tenant", viewer.tenant().value())
        .param("id", id.value())
        .param("person", viewer.person().value())
        .update();
  }

  Company company(Viewer viewer) {
    return new Company(
        tree.roots(viewer.tenant()),
        positions.all(viewer.tenant()),
        directory.roster(viewer.tenant()),
        lines.openPosts(viewer.tenant()),
        lines.openDottedLines(viewer.tenant()),
        policy.reach(viewer, Function.IMPORT_PEOPLE));
  }

  private Pending read(Viewer viewer, ImportId id, String lock, IntConsumer rows) {
    return jdbc.sql(
            """
            select file_name, content, corrections::text as corrections
              from exchange.people_import
             where tenant_id = :tenant and id = :id and person_id = :person and done_at is null
               and uploaded_at >= :expired
            """
                + lock)
        .param("tenant", viewer.tenant().value())
        .param("id", id.value())
        .param("person", viewer.person().value())
        .param("expired", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
        .query((row, _) -> {
          var corrections = columns.corrections(row.getString("corrections"));
          return new Pending(
              id,
              row.getString("file_name"),
              PeopleFileReader.read(row.getBytes("content"), rows).with(corrections),
              corrections);
        })
        .optional()
        .orElseThrow(ImportGone::new);
  }

  private void carryOut(Viewer viewer, ImportPlan plan, IntConsumer written) {
    var made = new HashMap<String, OrgUnitId>();
    plan.units().forEach(unit -> made.put(unit.path(), OrgUnitId.next()));
    var codes = new HashSet<String>();
    var numbers = new HashMap<String, PersonId>();
    if (!plan.units().isEmpty()) {
      tree.roots(viewer.tenant()).stream()
          .flatMap(UnitNode::withBelow)
          .forEach(unit -> codes.add(unit.code()));
    }
    directory.roster(viewer.tenant()).forEach(line -> numbers.put(line.number(), line.id()));
    plan.hires().forEach(hire -> numbers.put(hire.details().number(), PersonId.next()));
    var joiners = new LinkedHashMap<PersonId, NewPerson>();
    for (var hire : plan.hires()) {
      joiners.put(
          Objects.requireNonNull(numbers.get(hire.details().number())),
          person(hire, made, numbers));
    }
    var details = new LinkedHashMap<PersonId, PersonDetails>();
    plan.changes().forEach(change -> details.put(change.person(), change.details()));
    var moves = new LinkedHashMap<PersonId, NewAppointment>();
    plan.moves().forEach(move -> moves.put(move.person(), work(move.work(), made, numbers)));
    var departures = new LinkedHashMap<PersonId, LocalDate>();
    plan.departures().forEach(gone -> departures.put(gone.person(), gone.lastDay()));
    var posts = new LinkedHashMap<PersonId, StaffChanges.FurtherPosts>();
    for (var own : plan.posts()) {
      posts.put(
          Objects.requireNonNull(numbers.get(own.number())),
          new StaffChanges.FurtherPosts(
              own.from(),
              own.posts().stream()
                  .map(post ->
                      new StaffChanges.Post(unit(post.unit(), made), post.position(), post.share()))
                  .toList()));
    }
    var dotted = new LinkedHashMap<PersonId, StaffChanges.DottedLines>();
    for (var own : plan.dottedLines()) {
      var managers = new LinkedHashMap<PersonId, Optional<Integer>>();
      own.managers()
          .forEach(
              (number, share) -> managers.put(Objects.requireNonNull(numbers.get(number)), share));
      dotted.put(
          Objects.requireNonNull(numbers.get(own.number())),
          new StaffChanges.DottedLines(own.from(), managers));
    }
    try {
      staffing.carryOut(
          viewer,
          new StaffChanges(
              plan.units().stream()
                  .map(unit ->
                      new StaffChanges.NewUnit(
                          Objects.requireNonNull(made.get(unit.path())),
                          freeCode(unit.name(), codes),
                          new Text(
                              new TreeMap<>(
                                  Map.of(
                                      (isHan(unit.name()) ? Language.ZH : Language.EN).code(),
                                      unit.name()))),
                          unit(unit.parent(), made)))
                  .toList(),
              joiners,
              details,
              moves,
              departures,
              posts,
              dotted),
          written);
    } catch (DuplicateKeyException taken) {
      throw new ImportChanged();
    }
  }

  private static boolean isHan(String name) {
    return name.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }

  /** The name itself where it is short and free, else the name with a number. */
  private static String freeCode(String name, Set<String> taken) {
    var start = name.length() > 34 ? name.substring(0, 34) : name;
    var code = start;
    for (var number = 2; !taken.add(code); number++) {
      code = start + "-" + number;
    }
    return code;
  }

  private static NewPerson person(
      Hire hire, Map<String, OrgUnitId> made, Map<String, PersonId> numbers) {
    return new NewPerson(
        hire.details().number(),
        hire.details().name(),
        hire.details().email(),
        hire.details().grade(),
        hire.joined(),
        work(hire.work(), made, numbers));
  }

  private static NewAppointment work(
      Work work, Map<String, OrgUnitId> made, Map<String, PersonId> numbers) {
    return new NewAppointment(
        unit(work.unit(), made),
        work.position(),
        work.manager().map(number -> Objects.requireNonNull(numbers.get(number))),
        work.from());
  }

  private static OrgUnitId unit(UnitTarget target, Map<String, OrgUnitId> made) {
    return switch (target) {
      case UnitTarget.Present present -> present.id();
      case UnitTarget.Planned planned -> Objects.requireNonNull(made.get(planned.path()));
    };
  }
}
