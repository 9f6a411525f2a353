/** The embedded PostgreSQL, the checks of an external one, and the summary at start. */
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "web", "audit"})
@NullMarked
package org.shengren.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
