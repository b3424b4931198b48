package org.undersigned.command;

import java.nio.file.Path;
import org.undersigned.campaign.Campaign;
import org.undersigned.letter.Exports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Signatures as CSV for the organiser; leaves an audit entry. */
@Command(name = "export", mixinStandardHelpOptions = true)
final class Export extends OfCampaign {

    @Option(names = "--out", required = true, paramLabel = "FILE", descriptionKey = "option.out.file")
    private Path out = Path.of("");

    @Option(names = "--purpose", required = true, paramLabel = "TEXT", descriptionKey = "option.purpose")
    private String purpose = "";

    Export(Class<?> application) {
        super(application);
    }

    @Override
    int run(Host host, Campaign campaign) {
        if (purpose.isBlank()) {
            throw Refused.because("export.purpose");
        }
        var written = host.get(Exports.class)
                .write(campaign, out.toAbsolutePath(), "command line", purpose, Terminal.progress("export.progress"));
        Terminal.say("export.done", written, out.toString());
        return 0;
    }
}
