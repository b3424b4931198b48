/** The mathematics of the ledger: Merkle tree, entries and commitments. It stands on the JDK alone, so that an auditor can read, build and trust it alone. */
@NullMarked
package org.undersigned.tlog;

import org.jspecify.annotations.NullMarked;
