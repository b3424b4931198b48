/** What is asked of whom: the campaigns of this host, opened and closed, and the text that stands locked from the first request on. */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "document", "vault"})
package org.undersigned.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
