/** Keys, encryption of personal data, keyed indexes and tokens: everything that keeps a stolen database from naming people. */
@NullMarked
@ApplicationModule(allowedDependencies = {"language"})
package org.undersigned.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
