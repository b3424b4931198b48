package org.undersigned.letter;

import java.time.Instant;
import java.util.Locale;

/**
 * What the list of signers says around the names, ready to print.
 *
 * @param summary how many signed, in which order they stand, and how many are shown by name
 * @param runningHead stands on every page but a volume's first
 * @param names how many names there are; as many must come
 * @param volume "Volume 2 of 3", printed when there are several
 * @param made when the list was frozen
 */
public record SignersSheet(
        Locale locale,
        String organisation,
        String title,
        String summary,
        String runningHead,
        int names,
        Numbering page,
        Numbering volume,
        Instant made) {}
