/** The pages for signers: the letter and its form, confirming, receipts, and what a decision maker's staff sees. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "web",
            "document",
            "campaign",
            "signature",
            "review",
            "ledger",
            "letter",
            "delivery",
            "limit",
            "vault",
            "mail",
            "account",
            "language"
        })
package org.undersigned.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
