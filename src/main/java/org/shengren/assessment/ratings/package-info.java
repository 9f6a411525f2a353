/** Single ratings, for measurement alone. */
@NamedInterface("ratings")
@NullMarked
package org.shengren.assessment.ratings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
