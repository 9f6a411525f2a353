/** Dated behaviour stories and key figures, tied to competencies. */
@ApplicationModule(allowedDependencies = {"organization", "competency"})
@NullMarked
package org.shengren.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
