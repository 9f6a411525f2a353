package org.shengren.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shengren.audit.AuditTrail;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Directory;
import org.shengren.organization.Function;
import org.shengren.organization.Lines;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.PositionId;
import org.shengren.organization.Positions;
import org.shengren.organization.RosterLine;
import org.shengren.organization.StaffChanges;
import org.shengren.organization.Tree;
import org.shengren.organization.UnitNode;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is there, as tables that the import takes back; that they were fetched is written down. */
@Service
@Transactional
class PresentLists {
  private final Directory directory;
  private final Lines lines;
  private final Tree tree;
  private final Positions positions;
  private final AccessPolicy policy;
  private final AuditTrail audit;
  private final MessageSource messages;

  PresentLists(
      Directory directory,
      Lines lines,
      Tree tree,
      Positions positions,
      AccessPolicy policy,
      AuditTrail audit,
      MessageSource messages) {
    this.directory = directory;
    this.lines = lines;
    this.tree = tree;
    this.positions = positions;
    this.policy = policy;
    this.audit = audit;
    this.messages = messages;
  }

  /** Everybody who works here and whom the viewer may change; further posts in own lines. */
  TableFile people(Viewer viewer, Language language) {
    policy.require(viewer, Function.IMPORT_PEOPLE);
    var tenant = viewer.tenant();
    var reach = policy.reach(viewer, Function.IMPORT_PEOPLE);
    var codes = new HashMap<OrgUnitId, String>();
    units(viewer).forEach(unit -> codes.put(unit.id(), unit.code()));
    var positionCodes = new HashMap<PositionId, String>();
    positions.all(tenant).forEach(position -> positionCodes.put(position.id(), position.code()));
    var roster = directory.roster(tenant);
    var numbers = new HashMap<PersonId, String>();
    roster.forEach(person -> numbers.put(person.id(), person.number()));
    var posts = lines.openPosts(tenant);
    var dotted = lines.openDottedLines(tenant);
    var written = new ArrayList<List<String>>();
    var people = 0;
    for (var person : roster) {
      if (person.leftOn().isPresent()
          || (!reach.everywhere()
              && person.work().filter(work -> reach.covers(work.unit())).isEmpty())) {
        continue;
      }
      people++;
      written.add(
          line(person, codes, positionCodes, numbers, dotted.getOrDefault(person.id(), Map.of())));
      for (var post : posts.getOrDefault(person.id(), List.of())) {
        written.add(line(person.number(), post, codes, positionCodes, language.locale()));
      }
    }
    audit.changed(viewer, "people.exported", null, null, Map.of("people", people));
    return new TableFile(headers(language.locale()), written);
  }

  private static List<String> line(
      RosterLine person,
      Map<OrgUnitId, String> codes,
      Map<PositionId, String> positionCodes,
      Map<PersonId, String> numbers,
      Map<PersonId, Optional<Integer>> dotted) {
    var names = person.name().byLanguage();
    var cells = new HashMap<Column, String>();
    cells.put(Column.NUMBER, person.number());
    cells.put(Column.NAME, names.getOrDefault("zh", names.getOrDefault("en", "")));
    cells.put(Column.NAME_EN, names.containsKey("zh") ? names.getOrDefault("en", "") : "");
    person.email().ifPresent(email -> cells.put(Column.EMAIL, email));
    person.grade().ifPresent(grade -> cells.put(Column.GRADE, grade));
    person.joinedOn().ifPresent(day -> cells.put(Column.JOINED, day.toString()));
    person
        .work()
        .ifPresent(work -> {
          cells.put(Column.UNIT, Objects.requireNonNull(codes.get(work.unit())));
          cells.put(Column.FROM, work.from().toString());
          work.position()
              .map(positionCodes::get)
              .ifPresent(code -> cells.put(Column.POSITION, code));
          work.manager().map(numbers::get).ifPresent(who -> cells.put(Column.MANAGER, who));
        });
    cells.put(
        Column.DOTTED,
        dotted.entrySet().stream()
            .map(entry ->
                numbers.get(entry.getKey())
                    + entry.getValue().map(share -> " " + share + "%").orElse(""))
            .sorted()
            .collect(Collectors.joining("; ")));
    return ordered(cells);
  }

  private List<String> line(
      String number,
      StaffChanges.Post post,
      Map<OrgUnitId, String> codes,
      Map<PositionId, String> positionCodes,
      Locale locale) {
    var cells = new HashMap<Column, String>();
    cells.put(Column.NUMBER, number);
    cells.put(Column.UNIT, Objects.requireNonNull(codes.get(post.unit())));
    post.position().map(positionCodes::get).ifPresent(code -> cells.put(Column.POSITION, code));
    cells.put(Column.POST, message("post.further", locale));
    cells.put(Column.SHARE, post.share() + "%");
    return ordered(cells);
  }

  private static List<String> ordered(Map<Column, String> cells) {
    return Arrays.stream(Column.values()).map(column -> cells.getOrDefault(column, "")).toList();
  }

  /** All units, each after the one above, with how many people work there today. */
  TableFile units(Viewer viewer, Language language) {
    policy.require(viewer, Function.SEE_DIRECTORY);
    var written = new ArrayList<List<String>>();
    tree.roots(viewer.tenant()).forEach(root -> add(root, "", written));
    audit.changed(viewer, "units.exported", null, null, Map.of("units", written.size()));
    return new TableFile(
        headers(
            List.of(
                "export.unit.code",
                "export.unit.name-zh",
                "export.unit.name-en",
                "export.unit.above",
                "export.unit.people",
                "export.unit.people-with-below",
                "export.unit.closed"),
            language),
        written);
  }

  private static void add(UnitNode unit, String above, List<List<String>> written) {
    var names = unit.name().byLanguage();
    written.add(
        List.of(
            unit.code(),
            names.getOrDefault("zh", ""),
            names.getOrDefault("en", ""),
            above,
            String.valueOf(unit.people()),
            String.valueOf(unit.peopleWithBelow()),
            unit.closed() ? "✓" : ""));
    unit.children().forEach(child -> add(child, unit.code(), written));
  }

  /** All positions with how many people fill each today. */
  TableFile positions(Viewer viewer, Language language) {
    policy.require(viewer, Function.SEE_MODELS);
    var holders = directory.holders(viewer.tenant());
    var written =
        positions.all(viewer.tenant()).stream()
            .map(position -> {
              var description = position.description();
              var names = position.name().byLanguage();
              return List.of(
                  position.code(),
                  names.getOrDefault("zh", ""),
                  names.getOrDefault("en", ""),
                  description.family(),
                  description
                      .stage()
                      .map(stage -> message(stage.key(), language.locale()))
                      .orElse(""),
                  description.grade().orElse(""),
                  description.reportsTo().orElse(""),
                  String.valueOf(holders.getOrDefault(position.id(), 0)));
            })
            .toList();
    audit.changed(viewer, "positions.exported", null, null, Map.of("positions", written.size()));
    return new TableFile(
        headers(
            List.of(
                "export.position.code",
                "export.position.name-zh",
                "export.position.name-en",
                "export.position.family",
                "export.position.stage",
                "export.position.grade",
                "export.position.above",
                "export.position.holders"),
            language),
        written);
  }

  /** Header in both languages and two lines as an example. */
  TableFile template(Viewer viewer, Language language) {
    policy.require(viewer, Function.IMPORT_PEOPLE);
    var known = positions.all(viewer.tenant());
    var position = known.isEmpty() ? "" : known.getFirst().name().in(language);
    var chinese = language == Language.ZH;
    var leader = new HashMap<Column, String>();
    leader.put(Column.NUMBER, "E001");
    leader.put(Column.NAME, chinese ? "赵蕾" : "Zhao Lei");
    leader.put(Column.NAME_EN, chinese ? "Zhao Lei" : "");
    leader.put(Column.EMAIL, "zhaolei@example.com");
    leader.put(Column.UNIT, chinese ? "销售部" : "Sales");
    leader.put(Column.JOINED, "2019-03-01");
    leader.put(Column.GRADE, "M2");
    leader.put(Column.FROM, "2024-01-01");
    var member = new HashMap<Column, String>();
    member.put(Column.NUMBER, "E002");
    member.put(Column.NAME, chinese ? "陈岩" : "Chen Yan");
    member.put(Column.NAME_EN, chinese ? "Chen Yan" : "");
    member.put(Column.EMAIL, "chenyan@example.com");
    member.put(Column.UNIT, chinese ? "销售部/华东区" : "Sales/East China");
    member.put(Column.POSITION, position);
    member.put(Column.MANAGER, "E001");
    member.put(Column.JOINED, "2022-07-15");
    member.put(Column.GRADE, "P5");
    return new TableFile(
        Arrays.stream(Column.values())
            .map(column ->
                message(column.key(), Language.ZH.locale())
                    + " / "
                    + message(column.key(), Language.EN.locale()))
            .toList(),
        List.of(ordered(leader), ordered(member)));
  }

  /** What each column means, in both languages. */
  TableFile notes(Viewer viewer) {
    policy.require(viewer, Function.IMPORT_PEOPLE);
    var zh = Language.ZH.locale();
    var en = Language.EN.locale();
    return new TableFile(
        List.of("列", "说明", "column", "meaning"),
        Arrays.stream(Column.values())
            .map(column ->
                List.of(
                    message(column.key(), zh),
                    message(column.key() + ".about", zh),
                    message(column.key(), en),
                    message(column.key() + ".about", en)))
            .toList());
  }

  private List<String> headers(Locale locale) {
    return Arrays.stream(Column.values()).map(column -> message(column.key(), locale)).toList();
  }

  private List<String> headers(List<String> keys, Language language) {
    return keys.stream().map(key -> message(key, language.locale())).toList();
  }

  private String message(String key, Locale locale) {
    return Objects.requireNonNull(messages.getMessage(key, null, "", locale));
  }

  private List<UnitNode> units(Viewer viewer) {
    return tree.roots(viewer.tenant()).stream().flatMap(UnitNode::withBelow).toList();
  }
}
