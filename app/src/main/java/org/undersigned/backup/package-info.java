/** A host's database and packs as one file, and back. Keys are never in it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "ledger", "postgres", "language"})
package org.undersigned.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
