/** What an administrator of an organisation looks after: settings, the audit trail, health. */
@ApplicationModule(
    allowedDependencies = {"operations", "organization", "identity", "competency", "measurement"})
@NullMarked
package org.shengren.administration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
