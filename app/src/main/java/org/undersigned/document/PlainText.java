package org.undersigned.document;

import java.util.Set;
import org.commonmark.node.Code;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.parser.Parser;

/** A paragraph without its Markdown: the words as they would be read aloud, a link followed by its address. */
final class PlainText {

    private static final Parser INLINE =
            Parser.builder().enabledBlockTypes(Set.of()).build();

    private final StringBuilder plain = new StringBuilder();

    private PlainText() {}

    static String of(String markdown) {
        var document = INLINE.parse(markdown);
        if (!(document.getFirstChild() instanceof Paragraph) || hasDefinition(document)) {
            return markdown;
        }
        var text = new PlainText();
        text.walk(document);
        return Characters.plain(text.plain.toString());
    }

    /** Something like "[1]: …" would become a link's definition and be gone. */
    private static boolean hasDefinition(Node document) {
        for (var child = document.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof LinkReferenceDefinition) {
                return true;
            }
        }
        return false;
    }

    /** Not by recursion: thousands of signs of emphasis nest as deeply. */
    private void walk(Node document) {
        var node = document;
        while (true) {
            enter(node);
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                continue;
            }
            leave(node);
            while (node != document && node.getNext() == null) {
                node = node.getParent();
                leave(node);
            }
            if (node == document) {
                return;
            }
            node = node.getNext();
        }
    }

    private void enter(Node node) {
        switch (node) {
            case org.commonmark.node.Text text -> plain.append(text.getLiteral());
            case Code code -> plain.append(code.getLiteral());
            case HtmlInline html -> plain.append(html.getLiteral());
            case SoftLineBreak _ -> plain.append(' ');
            default -> {}
        }
    }

    private void leave(Node node) {
        switch (node) {
            case Link link -> address(link.getDestination());
            case Image image -> address(image.getDestination());
            default -> {}
        }
    }

    private void address(String destination) {
        var bare = destination.startsWith("mailto:") ? destination.substring("mailto:".length()) : destination;
        if (!bare.isEmpty() && !plain.toString().endsWith(bare)) {
            plain.append(" (").append(bare).append(')');
        }
    }
}
