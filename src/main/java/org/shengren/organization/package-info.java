/** Units, persons, positions and who fills them; who may see whom. */
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "web", "audit"})
@NullMarked
package org.shengren.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
