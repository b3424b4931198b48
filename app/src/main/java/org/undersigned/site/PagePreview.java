package org.undersigned.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.undersigned.document.CampaignDocument;
import org.undersigned.web.Assets;
import org.undersigned.web.Pages;

/** An action page as files that a browser opens by itself, before anything is published. */
public final class PagePreview {

    private PagePreview() {}

    public static void write(CampaignDocument document, Path folder) {
        var assets = new Assets();
        var page = new String(
                new Pages(assets).render(ActionPages.preview(document, new Pages(assets))), StandardCharsets.UTF_8);
        try {
            for (var asset : List.of(assets.stylesheetFile(), assets.scriptFile(), assets.iconFile())) {
                Files.write(folder.resolve(asset.name()), asset.content());
                page = page.replace("\"" + asset.path() + "\"", "\"" + asset.name() + "\"");
            }
            Files.writeString(folder.resolve("index.html"), page);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
