/** Competency models and their versions, shipped content, requirement profiles and the matrix. */
@ApplicationModule(allowedDependencies = {"organization"})
@NullMarked
package org.shengren.competency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
