package org.shengren.administration;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.shengren.competency.Scale;
import org.shengren.competency.Scales;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the five answers are called; the numbers behind them stay. */
@Controller
@RequestMapping("/administration/settings/scale")
class ScaleWordsPage {
  /** One answer with its words. */
  record Word(int number, String zh, String shortZh, String en, String shortEn) {
    boolean complete() {
      return List.of(zh, shortZh, en, shortEn).stream().noneMatch(String::isBlank)
          && zh.length() <= 60
          && shortZh.length() <= 12
          && en.length() <= 90
          && shortEn.length() <= 24;
    }

    static Word of(Scale.Category category) {
      return new Word(
          category.number(),
          category.words().in(Language.ZH),
          category.shortWords().in(Language.ZH),
          category.words().in(Language.EN),
          category.shortWords().in(Language.EN));
    }

    static Word sent(int number, Map<String, String> fields) {
      return new Word(
          number,
          field(fields, "zh" + number),
          field(fields, "shortZh" + number),
          field(fields, "en" + number),
          field(fields, "shortEn" + number));
    }

    private static String field(Map<String, String> fields, String name) {
      return fields.getOrDefault(name, "").strip();
    }

    Scale.Category category() {
      return new Scale.Category(number, Text.of(zh, en), Text.of(shortZh, shortEn));
    }
  }

  private final Scales scales;
  private final AccessPolicy policy;
  private final MessageSource messages;

  ScaleWordsPage(Scales scales, AccessPolicy policy, MessageSource messages) {
    this.scales = scales;
    this.policy = policy;
    this.messages = messages;
  }

  @GetMapping
  String show(Viewer viewer, Model model) {
    policy.require(viewer, Function.ADMINISTER);
    var scale = scales.inUse(viewer.tenant());
    model.addAttribute("scale", scale);
    model.addAttribute("words", scale.categories().stream().map(Word::of).toList());
    return "administration/scale-words";
  }

  @PostMapping
  ModelAndView change(
      Viewer viewer,
      Language language,
      @RequestParam Map<String, String> fields,
      Model model,
      RedirectAttributes next) {
    policy.require(viewer, Function.ADMINISTER);
    var words = IntStream.rangeClosed(1, 5).mapToObj(n -> Word.sent(n, fields)).toList();
    if (!words.stream().allMatch(Word::complete)) {
      model.addAttribute("scale", scales.inUse(viewer.tenant()));
      model.addAttribute("words", words);
      model.addAttribute("incomplete", true);
      return new ModelAndView(
          "administration/scale-words", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    scales.reword(viewer, words.stream().map(Word::category).toList());
    next.addFlashAttribute(
        "flashNotice",
        Objects.requireNonNull(
            messages.getMessage("scale-words.saved", null, "", language.locale())));
    return new ModelAndView("redirect:/administration/settings");
  }
}
