/** A witness for others' ledgers (C2SP tlog-witness): it cosigns a checkpoint only when that extends what it cosigned before. JDK only. */
@NullMarked
package org.undersigned.witness;

import org.jspecify.annotations.NullMarked;
