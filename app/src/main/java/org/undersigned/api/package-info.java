/** Open data and what programs ask for: the count, the ledgers and their verifier, whether we are well, and what the host measures. */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "document", "campaign", "ledger", "mail", "tlog"})
package org.undersigned.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
