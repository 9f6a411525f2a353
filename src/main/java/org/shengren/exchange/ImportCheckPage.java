package org.shengren.exchange;

import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a file would do, before it does it. */
@Controller
@RequestMapping("/people/import/{file}")
class ImportCheckPage {
  private static final int SHOWN = 200;

  private final PeopleImports imports;

  ImportCheckPage(PeopleImports imports) {
    this.imports = imports;
  }

  @GetMapping
  String show(Viewer viewer, @PathVariable ImportId file, Model model) {
    var pending = imports.pending(viewer, file);
    var plan = imports.plan(viewer, pending.file());
    model.addAttribute("file", file);
    model.addAttribute("fileName", pending.fileName());
    model.addAttribute("rows", pending.file().rows().size());
    model.addAttribute("plan", plan);
    model.addAttribute("problems", plan.problems().stream().limit(SHOWN).toList());
    model.addAttribute("hires", plan.hires().stream().limit(SHOWN).toList());
    model.addAttribute("changes", plan.changes().stream().limit(SHOWN).toList());
    model.addAttribute("moves", plan.moves().stream().limit(SHOWN).toList());
    return "exchange/import-check";
  }

  @PostMapping("/confirmation")
  String confirm(Viewer viewer, @PathVariable ImportId file, RedirectAttributes next) {
    var plan = imports.confirm(viewer, file);
    next.addFlashAttribute("units", plan.units().size());
    next.addFlashAttribute("hired", plan.hires().size());
    next.addFlashAttribute("changed", plan.changes().size());
    next.addFlashAttribute("moved", plan.moves().size());
    return "redirect:/people/import/result";
  }

  @PostMapping("/withdrawal")
  String withdraw(Viewer viewer, @PathVariable ImportId file) {
    imports.discard(viewer, file);
    return "redirect:/people/import";
  }
}
