package org.shengren.exchange;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shengren.exchange.ImportPlan.Difference;
import org.shengren.exchange.ImportPlan.Post;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;
import org.shengren.organization.PositionId;
import org.shengren.organization.RosterLine;

/** What becomes what, as whoever checks an import reads it. */
record PlanInWords(FileRows rows, Company company, WrittenUnits units) {
  @Nullable Text position(Optional<PositionId> position) {
    return position.flatMap(company::position).map(found -> found.name()).orElse(null);
  }

  /** Name with number. */
  @Nullable Text person(Optional<String> number) {
    if (number.isEmpty()) {
      return null;
    }
    var known = company.person(number.get()).map(RosterLine::name);
    if (known.isPresent()) {
      return Text.of(
          known.get().in(Language.ZH) + " " + number.get(),
          known.get().in(Language.EN) + " " + number.get());
    }
    var name = rows.main(number.get()).map(row -> row.get(Column.NAME)).orElse("");
    return Text.in(Language.ZH, (name + " " + number.get()).strip());
  }

  @Nullable Text posts(List<Post> posts) {
    return joined(
        posts.stream()
            .map(post -> {
              var position = position(post.position());
              var unit = units.name(post.unit());
              return Text.of(
                  words(unit, position, Language.ZH) + " " + post.share() + "%",
                  words(unit, position, Language.EN) + " " + post.share() + "%");
            })
            .toList());
  }

  private static String words(Text unit, @Nullable Text position, Language language) {
    return unit.in(language) + (position == null ? "" : " · " + position.in(language));
  }

  @Nullable Text leaders(Map<String, Optional<Integer>> lines) {
    return joined(
        lines.entrySet().stream()
            .map(entry -> {
              var who = Objects.requireNonNull(person(Optional.of(entry.getKey())));
              var share = entry.getValue().map(percent -> " " + percent + "%").orElse("");
              return Text.of(who.in(Language.ZH) + share, who.in(Language.EN) + share);
            })
            .toList());
  }

  private static @Nullable Text joined(List<Text> texts) {
    return texts.isEmpty()
        ? null
        : Text.of(
            texts.stream().map(text -> text.in(Language.ZH)).collect(Collectors.joining("；")),
            texts.stream().map(text -> text.in(Language.EN)).collect(Collectors.joining("; ")));
  }

  static @Nullable Text plain(@Nullable String words) {
    return words == null || words.isEmpty() ? null : Text.in(Language.ZH, words);
  }

  static @Nullable Text plain(Optional<String> words) {
    return plain(words.orElse(null));
  }

  static void difference(
      List<Difference> differences, Column column, @Nullable Text before, @Nullable Text after) {
    if (!Objects.equals(before, after)) {
      differences.add(new Difference(column, before, after));
    }
  }
}
