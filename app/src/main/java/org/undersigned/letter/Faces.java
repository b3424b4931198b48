package org.undersigned.letter;

import java.lang.Character.UnicodeScript;
import java.util.function.IntPredicate;

/** Splits a run of text where its face must change. */
final class Faces {

    private Faces() {}

    /** The face of the first letter from here on, where it can also draw what stands before that letter. */
    static Face at(Voice voice, String text, int from, int limit) {
        var first = text.codePointAt(from);
        return text.substring(from, limit)
                .codePoints()
                .filter(c -> !isShared(c))
                .mapToObj(voice::faceFor)
                .flatMap(java.util.Optional::stream)
                .findFirst()
                .filter(face -> face.draws(first))
                .or(() -> voice.faceFor(first))
                .orElse(voice.first());
    }

    /** Marks, spaces and punctuation stay with the letters before them where that face has them. */
    static int endOf(Face face, Voice voice, String text, int from, int limit) {
        IntPredicate stays = c -> Legible.isInvisible(c)
                || isShared(c) && face.draws(c)
                || voice.faceFor(c).filter(face::equals).isPresent();
        var end = from + Character.charCount(text.codePointAt(from));
        while (end < limit && stays.test(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static boolean isShared(int codePoint) {
        var script = UnicodeScript.of(codePoint);
        return script == UnicodeScript.COMMON || script == UnicodeScript.INHERITED;
    }
}
