package org.undersigned.letter;

import java.awt.Color;

/** The colours of the paper. */
final class Ink {

    static final Color BLACK = new Color(0x1d1b18);
    static final Color SOFT = new Color(0x5d574e);
    static final Color RULE = new Color(0xddd5c6);
    static final Color WAX = new Color(0xa3301f);
    static final Color PAPER = new Color(0xfffdf8);
    static final Color PAGE = new Color(0xf6f3ec);

    private Ink() {}
}
