package org.undersigned.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.undersigned.site.PagePreview;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Action page and letter as files; nothing is stored. */
@Command(name = "preview", mixinStandardHelpOptions = true)
final class Preview implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", descriptionKey = "option.file")
    private Path file = Path.of("");

    @Mixin
    private OutFolder outFolder = new OutFolder();

    @Override
    public Integer call() {
        var read = Documents.understood(file);
        var out = outFolder.path();
        try {
            Files.createDirectories(out);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        PagePreview.write(read.document(), out);
        org.undersigned.letter.Preview.write(read.document(), out, Instant.now());
        Documents.tell(read);
        Terminal.say("preview.done", out.toString());
        return 0;
    }
}
