package org.undersigned.ledger;

import java.nio.file.Path;

/** Where the last checkpoint of every ledger is kept beside the database, to notice one older than itself. */
public record LedgerSettings(Path folder) {}
