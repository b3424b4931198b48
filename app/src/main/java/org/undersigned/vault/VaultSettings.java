package org.undersigned.vault;

import java.nio.file.Path;

/** Where the keys lie. */
public record VaultSettings(Path keys) {}
