package org.shengren.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** One search over everything that the viewer may see. */
@Controller
class SearchPage {
  private static final int TYPING = 4;
  private static final int OVERVIEW = 8;
  private static final int PART = 25;

  /**
   * What one source found.
   *
   * @param more address of all that the source finds; null where all stand here
   */
  record Group(
      String name,
      String titleKey,
      List<SearchSource.Hit> hits,
      int total,
      @Nullable String more,
      SearchWords.Fit best) {}

  private final List<SearchSource> sources;

  SearchPage(List<SearchSource> sources) {
    this.sources = sources.stream().sorted(Comparator.comparingInt(SearchSource::order)).toList();
  }

  @GetMapping("/search")
  String show(
      Viewer viewer,
      Language language,
      @RequestParam(defaultValue = "") String q,
      @RequestParam Optional<String> in,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    var words = SearchWords.of(q);
    model.addAttribute("asked", words.asked());
    var chosen = in.flatMap(this::source);
    model.addAttribute("chosen", chosen.map(SearchSource::titleKey).orElse(null));
    model.addAttribute("everything", address(words, null, 1));
    if (chosen.isPresent() && words.any()) {
      var part = Math.clamp(page, 1, 1000);
      var found = chosen.get().find(viewer, words, language, (part - 1) * PART, PART);
      var group = group(chosen.get(), found, words);
      model.addAttribute("groups", group.stream().toList());
      model.addAttribute("total", found.total());
      model.addAttribute("previous", part > 1 ? address(words, chosen.get(), part - 1) : null);
      model.addAttribute(
          "next", part * PART < found.total() ? address(words, chosen.get(), part + 1) : null);
    } else {
      var groups = groups(viewer, words, language, OVERVIEW);
      model.addAttribute("groups", groups);
      model.addAttribute("total", groups.stream().mapToInt(Group::total).sum());
      model.addAttribute("previous", null);
      model.addAttribute("next", null);
    }
    return "web/search";
  }

  /** What stands below the field while somebody types. */
  @GetMapping("/search/found")
  String typing(
      Viewer viewer, Language language, @RequestParam(defaultValue = "") String q, Model model) {
    var words = SearchWords.of(q);
    var groups = groups(viewer, words, language, TYPING);
    model.addAttribute("asked", words.asked());
    model.addAttribute("groups", groups);
    model.addAttribute("total", groups.stream().mapToInt(Group::total).sum());
    model.addAttribute("everything", address(words, null, 1));
    return "web/search :: typing";
  }

  /** The group with the best find first. */
  private List<Group> groups(Viewer viewer, SearchWords words, Language language, int most) {
    if (!words.any()) {
      return List.of();
    }
    return sources.stream()
        .flatMap(
            source -> group(source, source.find(viewer, words, language, 0, most), words).stream())
        .sorted(Comparator.comparing(Group::best))
        .toList();
  }

  private Optional<Group> group(SearchSource source, SearchSource.Found found, SearchWords words) {
    return found.hits().stream()
        .map(SearchSource.Hit::fit)
        .min(Comparator.naturalOrder())
        .map(best ->
            new Group(
                source.name(),
                source.titleKey(),
                found.hits(),
                found.total(),
                found.total() > found.hits().size() ? address(words, source, 1) : null,
                best));
  }

  private Optional<SearchSource> source(String name) {
    return sources.stream().filter(source -> source.name().equals(name)).findFirst();
  }

  private static String address(SearchWords words, @Nullable SearchSource source, int page) {
    var address = UriComponentsBuilder.fromPath("/search").queryParam("q", "{q}");
    if (source != null) {
      address.queryParam("in", source.name());
    }
    if (page > 1) {
      address.queryParam("page", page);
    }
    return address.encode().buildAndExpand(Map.of("q", words.asked())).toUriString();
  }
}
