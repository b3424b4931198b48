/** Starts, shares and stops the PostgreSQL that comes with us, in one folder and on one machine. */
@NullMarked
@ApplicationModule(allowedDependencies = {"language"})
package org.undersigned.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
