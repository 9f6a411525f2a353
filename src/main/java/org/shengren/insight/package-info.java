/** Many persons: the team at a glance. */
@ApplicationModule(
    allowedDependencies = {"organization", "competency", "assessment", "measurement", "report"})
@NullMarked
package org.shengren.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
