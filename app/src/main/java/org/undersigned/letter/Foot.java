package org.undersigned.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.undersigned.letter.Breaks.Ending;
import org.undersigned.letter.Row.Code;
import org.undersigned.letter.Row.Drawn;
import org.undersigned.letter.Row.Rule;
import org.undersigned.letter.Row.Words;

/** The foot of the last page: the reference, how to verify the count, and the seal where there is one. */
final class Foot {

    private static final float CODE = 96;
    private static final float GAP = 18;
    private static final float SPACE = 30;
    private static final float SIZE = 7.5f;
    private static final float LEADING = 10.5f;

    private final LetterSheet sheet;
    private final boolean rightToLeft;
    private final List<Drawn> drawn = new ArrayList<>();
    private float depth;
    private int substitutes;

    Foot(LetterSheet sheet) {
        this.sheet = sheet;
        this.rightToLeft = Direction.of(sheet.locale()) == Direction.RIGHT_TO_LEFT;
        text(Voice.SERIF_BOLD, sheet.reference(), 9, 13);
        sheet.verification().forEach(text -> text(Voice.SANS, text, SIZE, LEADING));
        sheet.seal().ifPresent(this::seal);
    }

    /** One row: it stays in one piece. */
    Row row() {
        var height = depth + 14;
        var placed = new ArrayList<Drawn>();
        if (depth > 0) {
            placed.add(new Rule(Ink.RULE, Composition.MARGIN, height, Composition.MEASURE, 0.5f));
        }
        drawn.stream().map(d -> raised(d, depth)).forEach(placed::add);
        return new Row(SPACE, height, true, true, placed);
    }

    int substitutes() {
        return substitutes;
    }

    private void text(Voice voice, String text, float size, float leading) {
        if (text.isBlank()) {
            return;
        }
        var tag = Tag.paragraph();
        var paragraph = Paragraph.of(voice, text, size, measure(), Ending.FREE, sheet.locale());
        substitutes += paragraph.substitutes();
        for (var line : paragraph.lines()) {
            depth += leading;
            var x = rightToLeft ? right() - line.width() * size / Fonts.EM : left();
            drawn.add(new Words(line, size, Ink.SOFT, x, -depth, tag));
        }
        depth += 2;
    }

    private void seal(Seal seal) {
        seal.lines().forEach(line -> text(Voice.SANS, line, 6.5f, 9));
        depth = Math.max(depth, CODE);
        var x = rightToLeft ? Composition.MARGIN : Composition.MARGIN + Composition.MEASURE - CODE;
        drawn.add(new Code(seal, x, -CODE, CODE));
    }

    private float measure() {
        return Composition.MEASURE - sheet.seal().map(_ -> CODE + GAP).orElse(0f);
    }

    private float left() {
        return Composition.MARGIN
                + Optional.of(rightToLeft)
                        .filter(r -> r)
                        .flatMap(_ -> sheet.seal())
                        .map(_ -> CODE + GAP)
                        .orElse(0f);
    }

    private float right() {
        return left() + measure();
    }

    private static Drawn raised(Drawn drawn, float by) {
        return switch (drawn) {
            case Words w -> new Words(w.line(), w.size(), w.colour(), w.x(), w.rise() + by, w.tag());
            case Rule r -> new Rule(r.colour(), r.x(), r.rise() + by, r.length(), r.weight());
            case Code c -> new Code(c.seal(), c.x(), c.rise() + by, c.width());
        };
    }
}
