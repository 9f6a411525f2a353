/**
 * Tells a person something in their language.
 *
 * <p>Whatever happens to somebody without their own doing is told in the transaction in which it
 * happens:
 *
 * <pre>{@code
 * notifications.tell(
 *     tenant, person, Notice.of("notice.assessment.decided", "/participants/" + id, name, day));
 * }</pre>
 *
 * The sentence stands in the messages of the module that tells, one key a sentence, with the
 * arguments {0}, {1} …
 */
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "web", "work"})
@NullMarked
package org.shengren.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
