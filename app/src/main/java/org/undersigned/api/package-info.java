/** Open data and what programs ask for: the count, and whether we are well. */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "document", "campaign", "ledger", "tlog"})
package org.undersigned.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
