package org.shengren.competency;

import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * One thing wrong in a content file.
 *
 * @param path where, as a JSON pointer such as {@code /positions/2/requirements}
 * @param sentence what is wrong and what to do, in the reader's language once it is shown
 */
record ContentProblem(String path, DefaultMessageSourceResolvable sentence) {
  static ContentProblem at(String path, String key, Object... arguments) {
    return new ContentProblem(
        path, new DefaultMessageSourceResolvable(new String[] {key}, arguments));
  }
}
