/**
 * The shell of every page: layout, navigation, home, errors, languages, and the slots that others
 * fill.
 */
@ApplicationModule(allowedDependencies = {"kernel", "tenancy"})
@NullMarked
package org.shengren.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
