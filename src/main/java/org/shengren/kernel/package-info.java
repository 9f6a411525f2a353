/** The few types that every module speaks with. Nothing here knows a framework. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.shengren.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
