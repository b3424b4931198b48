package org.undersigned.ledger;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.Encoded;
import org.undersigned.tlog.SignedNote;
import org.undersigned.tlog.Unproven;
import org.undersigned.witness.AddCheckpoint;

/** Asks witnesses (C2SP tlog-witness, `add-checkpoint`) and believes nothing that their keys do not verify. It waits seconds, not longer. */
@Component
class WitnessClient {

    /** What a witness says to a checkpoint. */
    sealed interface Answer {
        record Cosigned(SignedNote.Line line) implements Answer {}

        /** It holds a checkpoint of this size, and wants the proof from there. */
        record Holds(long size) implements Answer {}

        /** What it cosigned before is no beginning of the checkpoint. */
        record Contradicts(String how) implements Answer {}

        record Nothing(String why) implements Answer {}
    }

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LONGEST = 16 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Answer ask(WitnessSettings.Witness witness, AddCheckpoint request) {
        var post = HttpRequest.newBuilder(witness.url().resolve(witness.url().getPath() + "/add-checkpoint"))
                .POST(BodyPublishers.ofString(request.body()))
                .build();
        var asked = client.sendAsync(post, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST));
        try {
            // The request's own timeout ends at the head; a witness may drip its body for ever.
            return answer(witness, request, asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException unreachable) {
            return new Answer.Nothing("no answer");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer.Nothing("stopped");
        } finally {
            asked.cancel(true);
        }
    }

    private static Answer answer(
            WitnessSettings.Witness witness, AddCheckpoint request, HttpResponse<byte[]> response) {
        var body = new String(response.body(), StandardCharsets.UTF_8);
        return switch (response.statusCode()) {
            case 200 ->
                line(witness, request.checkpoint(), body)
                        .<Answer>map(Answer.Cosigned::new)
                        .orElseGet(() -> new Answer.Nothing("no cosignature by its key"));
            case 409 -> conflict(request, Encoded.number(body.strip()));
            case 422 -> new Answer.Contradicts("what it cosigned before is no beginning of ours");
            default -> new Answer.Nothing("status " + response.statusCode());
        };
    }

    /** One that was asked from the checkpoint's own size, and names no other, holds another root there (C2SP tlog-witness). */
    private static Answer conflict(AddCheckpoint request, Optional<Long> held) {
        var size = Checkpoint.unverified(request.checkpoint()).size();
        if (request.oldSize() == size && held.orElse(size) == size) {
            return new Answer.Contradicts("it holds another root at that size");
        }
        return held.<Answer>map(Answer.Holds::new).orElseGet(() -> new Answer.Nothing("status 409 without a size"));
    }

    /** The one of its lines that its key verifies; it may send others too, for keys to come. */
    private static Optional<SignedNote.Line> line(WitnessSettings.Witness witness, SignedNote checkpoint, String body) {
        try {
            return SignedNote.parse(checkpoint.text() + "\n" + body).signatures().stream()
                    .filter(line -> new SignedNote(checkpoint.text(), List.of(line)).isSignedBy(witness.key()))
                    .findFirst();
        } catch (Unproven nonsense) {
            return Optional.empty();
        }
    }
}
