/** The application's start and its clock, nothing else. */
@NullMarked
package org.undersigned;

import org.jspecify.annotations.NullMarked;
