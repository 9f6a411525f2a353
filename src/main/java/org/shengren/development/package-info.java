/** What people set out to do differently, on the job, and what became of it. */
@ApplicationModule(allowedDependencies = {"organization", "competency", "measurement", "report"})
@NullMarked
package org.shengren.development;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
