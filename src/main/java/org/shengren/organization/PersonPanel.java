package org.shengren.organization;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;

/**
 * A part of a person's page that another module fills. Asked only where {@link
 * AccessPolicy#maySee}, or for the headline {@link AccessPolicy#maySeeHeadline}, says yes; who
 * shows results still asks for a {@link Sight}.
 */
public interface PersonPanel {
  /** The panel about this person for this viewer, or none when it would have nothing to say. */
  Optional<Panel> of(Viewer viewer, PersonId person);

  /** The same for the second line, who may know the headline of the result and no more. */
  default Optional<Panel> ofHeadline(Viewer viewer, PersonId person) {
    return Optional.empty();
  }

  /**
   * What to draw: a fragment with its content, or an address whose answer is put in its place once
   * the page stands. The page brings the card and the title.
   *
   * @param titleKey message key of the heading
   * @param fragment template and fragment, such as {@code evidence/panel :: panel}; it reads {@code
   *     content}
   * @param url of a fragment that is loaded later; without scripts it is a link
   * @param order place on the page, from the top
   */
  record Panel(
      String titleKey,
      @Nullable String fragment,
      @Nullable Object content,
      @Nullable String url,
      int order) {
    public static Panel shown(String titleKey, String fragment, Object content, int order) {
      return new Panel(titleKey, fragment, content, null, order);
    }

    public static Panel loaded(String titleKey, String url, int order) {
      return new Panel(titleKey, null, null, url, order);
    }
  }
}
