/** What is asked of whom: the campaign, the document it is made from, and the words that people sign. */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "vault", "mail", "language"})
package org.undersigned.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
