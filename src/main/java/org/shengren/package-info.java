@NullMarked
package org.shengren;

import org.jspecify.annotations.NullMarked;
