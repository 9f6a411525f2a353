/** An organisation of one's own, from a one-time code to the first people. */
@ApplicationModule(
    allowedDependencies = {"organization", "identity", "competency", "exchange", "operations"})
@NullMarked
package org.shengren.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
