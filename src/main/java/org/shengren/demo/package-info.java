/** The demo company, made through the public commands of the modules only. */
@ApplicationModule(
    allowedDependencies = {
      "organization",
      "identity",
      "competency",
      "evidence",
      "assessment",
      "measurement",
      "development",
      "exchange",
      "setup",
      "operations"
    })
@NullMarked
package org.shengren.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
