/** In which tenant code runs: binding, row-level security, tenant settings. */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package org.shengren.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
