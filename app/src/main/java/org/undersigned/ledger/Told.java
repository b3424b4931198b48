package org.undersigned.ledger;

import java.util.Optional;

/** What the published ledger of a number says of a signature; nothing while it has no entry in it. */
public record Told(int log, Optional<Entered> entered) {}
