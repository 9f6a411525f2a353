package org.shengren.web;

import java.util.List;

/** What the frame around every page shows. */
public record Shell(
    boolean signedIn,
    String name,
    List<Entry> navigation,
    String theme,
    String language,
    String path,
    boolean demo) {
  /** A word of the navigation. */
  public record Entry(String key, String url, boolean current) {}
}
