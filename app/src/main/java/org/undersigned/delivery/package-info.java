/** Handing a letter over: the pack, the mail to the target, and what came of each try. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "document",
            "campaign",
            "signature",
            "ledger",
            "letter",
            "mail",
            "vault",
            "language"
        })
package org.undersigned.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
