/** The public append-only record behind the count: one writer a campaign gives every confirmed signature its entry and its number. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"document", "campaign", "signature", "review", "vault", "tlog", "verify", "witness"})
package org.undersigned.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
