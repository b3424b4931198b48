/** One story a promise: over HTTP and in a real browser, against a demo that the command line started. */
@NullMarked
package org.undersigned.stories;

import org.jspecify.annotations.NullMarked;
