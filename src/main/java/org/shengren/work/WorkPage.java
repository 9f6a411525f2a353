package org.shengren.work;

import java.nio.charset.StandardCharsets;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** One piece of work: how far it is, and what came of it. */
@Controller
@RequestMapping("/work/{work}")
class WorkPage {
  private final WorkQuery query;
  private final Works works;

  WorkPage(WorkQuery query, Works works) {
    this.query = query;
    this.works = works;
  }

  @GetMapping
  String show(Viewer viewer, Language language, @PathVariable("work") WorkId id, Model model) {
    model.addAttribute("work", query.of(viewer, id, language));
    return "work/work";
  }

  @GetMapping("/file")
  ResponseEntity<Resource> fetch(Viewer viewer, @PathVariable("work") WorkId id) {
    var file = works.fetch(viewer, id);
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.parseMediaType(file.mediaType()))
        .body(new FileSystemResource(file.path()));
  }

  @PostMapping("/cancellation")
  String cancel(Viewer viewer, @PathVariable("work") WorkId id) {
    works.cancel(viewer, id);
    return "redirect:/work/" + id.value();
  }
}
