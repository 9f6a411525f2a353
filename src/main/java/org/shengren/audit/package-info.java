/** Append-only: who saw and who changed what. */
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "web"})
@NullMarked
package org.shengren.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
