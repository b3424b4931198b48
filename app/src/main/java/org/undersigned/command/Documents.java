package org.undersigned.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import org.undersigned.document.CampaignDocument;
import org.undersigned.document.CampaignReader;
import org.undersigned.document.Reading;
import org.undersigned.document.Slug;

/** Campaign documents on the command line: read from a file, faults told with their lines. */
final class Documents {

    private static final long LARGEST = 1 << 20;

    private Documents() {}

    static Reading.Understood understood(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw Refused.because("document.folder", file.toString());
            }
            if (Files.size(file) > LARGEST) {
                throw Refused.because("document.large", file.toString());
            }
            return understood(Files.readAllBytes(file), file.toString());
        } catch (IOException unreadable) {
            throw Refused.because("document.unreadable", file.toString());
        }
    }

    static Reading.Understood understood(byte[] bytes, String name) {
        return switch (CampaignReader.read(bytes, Locale.ENGLISH)) {
            case Reading.Understood understood -> understood;
            case Reading.Faulty faulty -> {
                faulty.faults().forEach(fault -> Terminal.note(name + ":" + fault.line() + ": " + fault.what()));
                throw Refused.because("document.faulty", faulty.faults().size());
            }
        };
    }

    /** As given, from the title, or short and taken from the text where the title gives none. */
    static Slug slug(CampaignDocument document) {
        return document.slug()
                .orElseGet(() -> new Slug(
                        "letter-" + HexFormat.of().formatHex(document.text().hash(), 0, 4)));
    }

    /** What was understood, so that nothing is taken silently. */
    static void tell(Reading.Understood read) {
        var document = read.document();
        var text = document.text();
        Terminal.say("understood.title", text.title());
        Terminal.say("understood.target", document.target().name());
        Terminal.say(
                "understood.why", document.why().isBlank() ? 0 : document.why().split("\n\\s*\n").length);
        document.callToAction().ifPresent(call -> Terminal.say("understood.call", call));
        Terminal.say("understood.salutation", text.salutation());
        Terminal.say(
                "understood.letter",
                text.opening().size(),
                text.demands().size(),
                text.closing().size());
        text.demands().forEach(demand -> Terminal.line("    " + demand.number() + ". " + demand.text()));
        read.remarks()
                .forEach(remark -> Terminal.line(
                        "  - " + (remark.line().isPresent() ? remark.line().getAsInt() + ": " : "") + remark.what()));
    }
}
