package org.shengren.exchange;

import jakarta.servlet.http.HttpServletResponse;
import org.shengren.kernel.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/** How far the check of a large file is; leads on to what was found. */
@Controller
@RequestMapping("/people/import/{file}/checking")
class ImportCheckingPage {
  private final PeopleImports imports;
  private final CheckedFiles checked;

  ImportCheckingPage(PeopleImports imports, CheckedFiles checked) {
    this.imports = imports;
    this.checked = checked;
  }

  @GetMapping
  String show(
      Viewer viewer,
      @PathVariable ImportId file,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
      Model model,
      HttpServletResponse response) {
    imports.requireWaiting(viewer, file);
    var seen = checked.seen(file);
    if (seen.isEmpty() && !part) {
      return "redirect:/people/import/" + file.value();
    }
    if (seen.isEmpty()) {
      // A redirect would be followed unseen and its page put into this one.
      response.setHeader("HX-Redirect", "/people/import/" + file.value());
    }
    model.addAttribute("file", file);
    model.addAttribute("seen", seen.orElse(new CheckProgress.Seen(0, 0, 0)));
    return "exchange/import-checking";
  }

  /** Says on the page where a file is chosen why this one cannot be read. */
  static String refused(Model model, FileRefused refused, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("refusedKey", refused.key());
    model.addAttribute("refusedArguments", refused.arguments());
    model.addAttribute("columns", Column.values());
    return "exchange/people-import";
  }
}
