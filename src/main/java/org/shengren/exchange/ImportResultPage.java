package org.shengren.exchange;

import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The import itself, what it did, and what comes next. */
@Controller
@RequestMapping("/people/import/{file}")
class ImportResultPage {
  private final PeopleImports imports;

  ImportResultPage(PeopleImports imports) {
    this.imports = imports;
  }

  @PostMapping("/confirmation")
  String confirm(Viewer viewer, @PathVariable ImportId file) {
    imports.confirm(viewer, file);
    return "redirect:/people/import/" + file.value() + "/result";
  }

  @GetMapping("/result")
  String show(Viewer viewer, @PathVariable ImportId file, Model model) {
    var outcome = imports.outcome(viewer, file);
    if (outcome.isEmpty()) {
      return "redirect:/people/import/" + file.value();
    }
    model.addAttribute("outcome", outcome.get());
    return "exchange/import-result";
  }
}
