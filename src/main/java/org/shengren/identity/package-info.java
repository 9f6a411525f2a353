/** How a person proves who they are: accounts, sign-in, own password and preferences. */
@ApplicationModule(allowedDependencies = {"organization"})
@NullMarked
package org.shengren.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
