package org.shengren.exchange;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Where a file of people is chosen. */
@Controller
@RequestMapping("/people/import")
class PeopleImportPage {
  private final PeopleImports imports;
  private final AccessPolicy policy;

  PeopleImportPage(PeopleImports imports, AccessPolicy policy) {
    this.imports = imports;
    this.policy = policy;
  }

  @GetMapping
  String show(Viewer viewer, Model model) {
    policy.require(viewer, Function.IMPORT_PEOPLE);
    model.addAttribute("columns", Column.values());
    return "exchange/people-import";
  }

  @PostMapping
  ModelAndView upload(
      Viewer viewer, @RequestParam(required = false) @Nullable MultipartFile file, Model model)
      throws IOException {
    policy.require(viewer, Function.IMPORT_PEOPLE);
    try {
      if (file == null || file.isEmpty()) {
        throw new FileRefused("refusal.import-no-file");
      }
      var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
      return new ModelAndView(
          "redirect:/people/import/" + imports.keep(viewer, name, file.getBytes()).value());
    } catch (FileRefused refused) {
      model.addAttribute("refusedKey", refused.key());
      model.addAttribute("refusedArguments", refused.arguments());
      model.addAttribute("columns", Column.values());
      return new ModelAndView(
          "exchange/people-import", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }
}
