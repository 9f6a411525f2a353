/**
 * From ratings to measures with their error; findings and verdicts. Raw ratings reach no other
 * module.
 */
@ApplicationModule(
    allowedDependencies = {
      "organization",
      "competency",
      "evidence",
      "assessment",
      "assessment::ratings"
    })
@NullMarked
package org.shengren.measurement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
