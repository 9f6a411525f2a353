package org.shengren.exchange;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shengren.exchange.ImportPlan.Post;
import org.shengren.exchange.PeopleFile.Row;
import org.shengren.organization.RosterLine;

/** What a person does beside the main post: further posts, and dotted lines to other leaders. */
record BesideMainPost(FileRows rows, Company company, Cells cells, RowProblems problems) {
  private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[,，;；、]+");
  private static final Pattern NUMBER_WITH_SHARE =
      Pattern.compile("(.+?)[\\s:：(（]+(\\d{1,3})\\s*[%％]?\\s*[)）]?");

  /** Posts beside the main one as they will be; nothing where the file says nothing of them. */
  Optional<List<Post>> posts(String number, Optional<RosterLine> known) {
    var own = rows.further(number);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    var after = new LinkedHashMap<List<Object>, Post>();
    postsNow(known).forEach(post -> after.put(List.of(post.unit(), post.position()), post));
    var named = new HashMap<List<Object>, Integer>();
    for (var row : own) {
      var unit = cells.unit(row);
      var position = cells.position(row);
      if (unit.isEmpty()) {
        if (row.get(Column.UNIT).isEmpty()) {
          problems.add(row, Column.UNIT, "import.problem.unit-missing");
        }
        continue;
      }
      var key = List.<Object>of(unit.get(), position);
      var earlier = named.putIfAbsent(key, row.number());
      if (earlier != null) {
        problems.add(row, Column.POST, "import.problem.post-twice", earlier);
        continue;
      }
      if (row.clears(Column.SHARE)) {
        after.remove(key);
        continue;
      }
      var share = Cells.share(row.get(Column.SHARE));
      if (share.isEmpty()) {
        problems.add(row, Column.SHARE, "import.problem.share");
        continue;
      }
      after.put(key, new Post(unit.get(), position, share.get()));
    }
    if (after.values().stream().mapToInt(Post::share).sum() > 99) {
      problems.add(own.getLast(), Column.SHARE, "import.problem.share-sum");
    }
    return Optional.of(List.copyOf(after.values()));
  }

  /** Dotted lines as they will be; nothing where the file says nothing of them. */
  Optional<Map<String, Optional<Integer>>> dottedLines(Row row) {
    if (row.clears(Column.DOTTED)) {
      return Optional.of(Map.of());
    }
    var written = row.get(Column.DOTTED);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    var lines = new LinkedHashMap<String, Optional<Integer>>();
    for (var part : BETWEEN_NUMBERS.splitAsStream(written).toList()) {
      if (part.isBlank()) {
        continue;
      }
      var match = NUMBER_WITH_SHARE.matcher(part.strip());
      var share = match.matches() ? Cells.share(match.group(2)) : Optional.<Integer>empty();
      var who = match.matches() && share.isPresent() ? match.group(1).strip() : part.strip();
      cells.leader(row, Column.DOTTED, who).ifPresent(number -> lines.put(number, share));
    }
    return Optional.of(lines);
  }

  List<Post> postsNow(Optional<RosterLine> known) {
    return known.map(person -> company.posts(person.id())).orElse(List.of()).stream()
        .map(post -> new Post(new UnitTarget.Present(post.unit()), post.position(), post.share()))
        .toList();
  }

  Map<String, Optional<Integer>> dottedLinesNow(Optional<RosterLine> known) {
    var now = new LinkedHashMap<String, Optional<Integer>>();
    known
        .map(person -> company.dottedLines(person.id()))
        .orElse(Map.of())
        .forEach((manager, share) ->
            company.person(manager).ifPresent(found -> now.put(found.number(), share)));
    return now;
  }
}
