package org.undersigned.letter;

/** How one of several is called in the language of the paper, such as "Page 2 of 3". */
@FunctionalInterface
public interface Numbering {
    String of(int number, int count);
}
