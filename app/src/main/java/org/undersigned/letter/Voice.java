package org.undersigned.letter;

import java.util.List;
import java.util.Optional;

/** How a text sounds: a face, and those that stand in for it in the scripts it lacks, the nearest first. */
enum Voice {
    SERIF(Face.SERIF, Face.NASKH, Face.HEBREW, Face.SANS, Face.THAI, Face.HAN, Face.HANGUL),
    SERIF_BOLD(
            Face.SERIF_BOLD,
            Face.NASKH_BOLD,
            Face.HEBREW_BOLD,
            Face.DEVANAGARI_BOLD,
            Face.SANS,
            Face.THAI,
            Face.HAN,
            Face.HANGUL),
    SERIF_ITALIC(Face.SERIF_ITALIC, Face.NASKH, Face.HEBREW, Face.SANS, Face.THAI, Face.HAN, Face.HANGUL),
    SANS(Face.SANS, Face.ARABIC, Face.HEBREW, Face.THAI, Face.HAN, Face.HANGUL);

    private final List<Face> faces;

    Voice(Face... faces) {
        this.faces = List.of(faces);
    }

    Optional<Face> faceFor(int codePoint) {
        for (var face : faces) {
            if (face.draws(codePoint)) {
                return Optional.of(face);
            }
        }
        return Optional.empty();
    }

    Face first() {
        return faces.getFirst();
    }
}
