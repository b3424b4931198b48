/** What is handed out on the strength of a ledger (receipts, deliveries), and the verifier that checks both and whole ledgers. JDK only. */
@NullMarked
package org.undersigned.verify;

import org.jspecify.annotations.NullMarked;
