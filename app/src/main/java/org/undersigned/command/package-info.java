/** The command line: one small class a command, which asks the core and says what came of it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "site",
            "web",
            "document",
            "campaign",
            "signature",
            "review",
            "ledger",
            "letter",
            "delivery",
            "account",
            "backup",
            "limit",
            "mail",
            "vault",
            "postgres",
            "bench",
            "tlog",
            "verify",
            "witness",
            "language"
        })
package org.undersigned.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
