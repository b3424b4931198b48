package org.undersigned.letter;

import java.util.BitSet;
import java.util.List;

/**
 * What seals the last page: lines such as the checkpoint, and a square code that a telephone reads.
 *
 * @param lines printed small beneath the verification
 * @param modules the code's width in modules, quiet zone left out
 * @param dark its dark modules, row by row
 */
public record Seal(List<String> lines, int modules, BitSet dark) {
    public Seal {
        lines = List.copyOf(lines);
        dark = (BitSet) dark.clone();
    }

    @Override
    public BitSet dark() {
        return (BitSet) dark.clone();
    }
}
