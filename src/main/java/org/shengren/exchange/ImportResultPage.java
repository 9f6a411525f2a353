package org.shengren.exchange;

import org.shengren.kernel.Viewer;
import org.shengren.work.Works;
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
  /** From how many rows on nobody waits for the answer. */
  private static final int LARGE = 2_000;

  private final PeopleImports imports;
  private final PeopleImportWork work;
  private final Works works;

  ImportResultPage(PeopleImports imports, PeopleImportWork work, Works works) {
    this.imports = imports;
    this.work = work;
    this.works = works;
  }

  @PostMapping("/confirmation")
  String confirm(Viewer viewer, @PathVariable ImportId file) {
    var checked = imports.checked(viewer, file);
    if (checked.map(found -> found.rows() > LARGE).orElseGet(() -> imports.isLarge(viewer, file))) {
      return "redirect:/work/"
          + work.begin(works, viewer, file, imports.fileName(viewer, file)).value();
    }
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
