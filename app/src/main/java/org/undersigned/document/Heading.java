package org.undersigned.document;

/** A line without the Markdown that makes it a heading or bold, and whether there was any. */
record Heading(String text, boolean marked, boolean top) {

    static Heading of(Line line) {
        var text = line.text();
        int signs = leading(text, '#');
        if (signs >= 1 && signs <= 6 && (text.length() == signs || text.charAt(signs) == ' ')) {
            return new Heading(withoutBold(withoutClosing(text.substring(signs).strip())), true, signs == 1);
        }
        var bare = withoutBold(text);
        return new Heading(bare, !bare.equals(text), false);
    }

    private static int leading(String text, char sign) {
        int count = 0;
        while (count < text.length() && text.charAt(count) == sign) {
            count++;
        }
        return count;
    }

    private static String withoutClosing(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '#') {
            end--;
        }
        return end == 0 || text.charAt(end - 1) == ' ' ? text.substring(0, end).strip() : text;
    }

    /** "**Letter:**" and "**Letter**:" alike. */
    private static String withoutBold(String text) {
        for (var sign : new String[] {"**", "__"}) {
            int end = text.endsWith(":")
                    ? text.substring(0, text.length() - 1).strip().length()
                    : text.length();
            var inner = text.substring(0, end);
            if (inner.length() > 4 && inner.startsWith(sign) && inner.endsWith(sign)) {
                return inner.substring(2, inner.length() - 2).strip() + (end < text.length() ? ":" : "");
            }
        }
        return text;
    }
}
