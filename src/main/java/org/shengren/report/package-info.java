/** One person: what are my strengths, and what must I still develop? */
@ApplicationModule(
    allowedDependencies = {"organization", "competency", "evidence", "assessment", "measurement"})
@NullMarked
package org.shengren.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
