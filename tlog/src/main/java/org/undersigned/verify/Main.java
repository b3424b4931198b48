package org.undersigned.verify;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.undersigned.tlog.Messages;

/** The command line of the verifier: `verify receipt FILE`, `verify log DIR_OR_URL`, `verify delivery DIR`. */
public final class Main {

    private static final Set<String> OPTIONS = Set.of("--key", "--old");

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(
                List.of(arguments),
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8)));
    }

    /** 0 proven, 1 refuted, 2 wrong usage. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        var words = new ArrayList<String>();
        var options = new HashMap<String, String>();
        if (!parse(arguments, words, options)
                || words.size() != 3
                || !words.getFirst().equals("verify")) {
            return usage(err);
        }
        try {
            return verification(words.get(1), words.get(2), options)
                    .map(it -> print(it, out))
                    .orElseGet(() -> usage(err));
        } catch (InvalidPathException nowhere) {
            return print(new Verification.Refuted(Messages.text("file.unreadable", nowhere.getInput())), out);
        }
    }

    private static Optional<Verification> verification(String kind, String what, Map<String, String> options) {
        var key = Optional.ofNullable(options.get("--key"));
        var old = Optional.ofNullable(options.get("--old")).map(Path::of);
        if (kind.equals("log")) {
            return Optional.of(Verifier.log(what, old, key));
        }
        return switch (old.isEmpty() ? kind : "") {
            case "receipt" -> Optional.of(Verifier.receipt(Path.of(what), key));
            case "delivery" -> Optional.of(Verifier.delivery(Path.of(what), key));
            default -> Optional.empty();
        };
    }

    private static boolean parse(List<String> arguments, List<String> words, Map<String, String> options) {
        for (var i = 0; i < arguments.size(); i++) {
            var word = arguments.get(i);
            if (!word.startsWith("--")) {
                words.add(word);
            } else if (!OPTIONS.contains(word)
                    || ++i == arguments.size()
                    || options.put(word, arguments.get(i)) != null) {
                return false;
            }
        }
        return true;
    }

    private static int print(Verification verification, PrintStream out) {
        out.println(verification.line());
        return verification instanceof Verification.Proven ? 0 : 1;
    }

    private static int usage(PrintStream err) {
        err.println(Messages.text("usage"));
        return 2;
    }
}
