package org.shengren.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * What this is, under which licence, and where figures and operation are described; for anybody.
 */
@Controller
class AboutPage {
  @GetMapping("/about")
  String show() {
    return "web/about";
  }
}
