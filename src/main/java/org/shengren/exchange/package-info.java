/** Files in and out: people from CSV and XLSX. */
@ApplicationModule(allowedDependencies = {"organization", "identity", "competency", "work"})
@NullMarked
package org.shengren.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
