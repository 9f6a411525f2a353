/** Campaigns, questionnaires, the rating form, agreement and release. */
@ApplicationModule(allowedDependencies = {"organization", "competency", "evidence"})
@NullMarked
package org.shengren.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
