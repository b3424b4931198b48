package org.undersigned.vault;

/** A secret that stands for one thing in a link. It hides itself: only {@link #text} gives it away. */
public record Token(String text) {

    @Override
    public String toString() {
        return "Token[hidden]";
    }
}
