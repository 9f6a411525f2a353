package org.shengren.web;

import java.util.List;

/**
 * What the frame around every page shows.
 *
 * @param person who is signed in, as an id; a browser forgets what it kept for somebody else
 */
public record Shell(
    boolean signedIn,
    String name,
    List<Entry> navigation,
    String theme,
    String language,
    String path,
    boolean demo,
    String person) {
  /** A word of the navigation. */
  public record Entry(String key, String url, boolean current) {}
}
