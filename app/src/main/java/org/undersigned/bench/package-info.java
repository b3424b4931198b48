/** Measures the product against the limits of the machine it runs on, each ratio within one run, and kills it to see what it loses; on loopback alone. */
@NullMarked
@ApplicationModule(allowedDependencies = {"vault", "postgres", "tlog", "verify"})
package org.undersigned.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
