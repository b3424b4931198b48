package org.undersigned.backup;

import java.util.List;
import java.util.function.Consumer;

/**
 * How a backup is to be restored.
 *
 * @param nothingSince the host's word that nothing was published after the backup was made
 * @param keys is told the mark of the keys that the data were made with, and throws when others are at hand
 * @param doubted is told the campaigns whose ledgers may have gone further, and are not sealed until begun anew
 */
public record Restoring(boolean nothingSince, Consumer<byte[]> keys, Consumer<List<String>> doubted) {}
