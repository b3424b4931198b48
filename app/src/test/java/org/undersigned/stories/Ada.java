package org.undersigned.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The organiser: she works on the command line, beside the running host, and asks Minister Mina to spare the bees. */
final class Ada {

    /** What the bees' letter asks for, as it stands in her file. */
    static final List<String> DEMANDS = List.of(
            "Ground the planes now and for good.",
            "Publish every list of what was sprayed, where and when, including over schools.",
            "Pay the beekeepers.",
            "Plant a strip of wild flowers along every road that the valley owns.",
            "Ask us first.");

    static final String TITLE = "Ask Minister Mina to Keep the Bees of Lower Vale Alive";

    static final Path BEES = Path.of("src/test/resources/campaign/bees.txt");

    private final RunningHost host;

    Ada(RunningHost host) {
        this.host = host;
    }

    /** The bees' letter under a slug of its own; the path of its page. */
    String publishes(String slug) {
        return publishes(BEES, slug);
    }

    String publishes(Path document, String slug) {
        assertThat(host.command("publish", document.toString(), "--slug", slug)).isZero();
        return "/campaigns/" + slug;
    }

    void closes(String slug) {
        assertThat(host.command("close", slug)).isZero();
    }

    void reopens(String slug) {
        assertThat(host.command("reopen", slug)).isZero();
    }

    /** The pack that she hands over. */
    Handover delivers(String slug, String... more) {
        var folder = host.folder().resolve("handed-over-" + slug);
        var line = Stream.concat(Stream.of("deliver", slug, "--out", folder.toString()), Stream.of(more));
        assertThat(host.command(line.toArray(String[]::new))).isZero();
        return new Handover(folder);
    }

    /** Until the public count, which lags behind receipts by a second or two, is this. */
    void awaitsTheCount(String slug, long count) {
        Patience.until("the count " + count, () -> Optional.of(count(slug)).filter(now -> now == count));
    }

    /** The public count, as programs read it. */
    long count(String slug) {
        var count = host.get("/campaigns/" + slug + "/count.json").body();
        return new JsonMapper().readTree(count).get("signature_count").asLong();
    }
}
