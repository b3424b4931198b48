package org.undersigned.letter;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A letter as it goes on paper, every text ready to print in the letter's language. Texts may be empty and then leave no gap.
 *
 * @param letterhead small lines beneath the organisation's name
 * @param undersigned "We, the undersigned"
 * @param count how many signed, as a sentence
 * @param signers a few names, shown beneath the count
 * @param reference the letter's reference, with its label
 * @param verification how to check the count, a paragraph each
 * @param runningHead stands on every page but the first
 * @param made when the letter was frozen
 */
public record LetterSheet(
        Locale locale,
        String organisation,
        List<String> letterhead,
        String date,
        List<String> address,
        String title,
        String salutation,
        List<String> opening,
        List<String> demands,
        List<String> closing,
        String undersigned,
        String count,
        List<String> signers,
        String reference,
        List<String> verification,
        Optional<Seal> seal,
        String runningHead,
        Numbering page,
        Instant made) {}
