package org.shengren.operations;

import java.util.List;

/** What a module has to say in the summary that is printed once the application is ready. */
public interface StartLine {
  /** A few words, in both languages: {@code 演示登录 Demo sign-in}. */
  String title();

  /** What stands beside the title, line by line; none when there is nothing to say. */
  List<String> lines();
}
