package org.undersigned.verify;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.SignedNote;
import org.undersigned.tlog.Tile;
import org.undersigned.tlog.Unproven;

/** A log below an http or https address. It follows no redirect: an auditor means the address they typed. */
final class HttpLog implements LogSource, AutoCloseable {

    /** How many tiles of a row are asked for before they are needed, as a far server is mostly waited for. */
    private static final int AHEAD = 8;

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final Set<Integer> BUSY = Set.of(429, 503);

    /** How often a busy server is asked again for a file. */
    private static final int RETRIES = 3;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** How many times over its own patience a verification is paused, all its files together. */
    private static final int PAUSED = 4;

    /** How many times over its own patience a verification is waited for, all its files together … */
    private static final int WAITED = 10;

    /** … and how much longer for each file: of 30 s half a second, with which a line of 150 kbit/s is fast enough. */
    private static final int A_FILE = 60;

    private final String prefix;
    private final Duration patience;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<String, CompletableFuture<HttpResponse<byte[]>>> asked = new HashMap<>();
    private long size;
    private long millisToPause;
    private Instant end;

    HttpLog(String address, Duration patience) {
        this.prefix = address.endsWith("/") ? address : address + "/";
        this.patience = patience;
        this.millisToPause = patience.multipliedBy(PAUSED).toMillis();
        this.end = Instant.now().plus(patience.multipliedBy(WAITED));
    }

    @Override
    public SignedNote note() {
        var note = LogSource.super.note();
        size = Checkpoint.unverified(note).size();
        return note;
    }

    @Override
    public byte[] checkpoint() {
        return get("checkpoint").orElseThrow(() -> new Unproven("http.status", prefix + "checkpoint", NOT_FOUND));
    }

    @Override
    public Optional<byte[]> read(Tile tile) {
        for (var index = tile.index() + 1; index <= tile.index() + AHEAD && isFull(tile.level(), index); index++) {
            asked.computeIfAbsent(prefix + new Tile(tile.level(), index, Tile.FULL).path(), this::ask);
        }
        return get(tile.path());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private boolean isFull(int level, long index) {
        return index < (size >>> (8 * Math.max(level, 0))) / Tile.FULL;
    }

    private Optional<byte[]> get(String path) {
        var response = response(prefix + path);
        return switch (response.statusCode()) {
            case OK -> Optional.of(response.body());
            case NOT_FOUND -> Optional.empty();
            default -> throw new Unproven("http.status", prefix + path, response.statusCode());
        };
    }

    private HttpResponse<byte[]> response(String address) {
        var answer = once(address);
        for (var retry = 0; retry < RETRIES && millisToPause > 0 && BUSY.contains(answer.statusCode()); retry++) {
            pause(answer, address);
            answer = once(address);
        }
        return answer;
    }

    /** As long as the server asks for, but never as long as it likes; a second when it gives no number of seconds. */
    private void pause(HttpResponse<byte[]> busy, String address) {
        var longest = patience.compareTo(LONGEST_PAUSE) < 0 ? patience : LONGEST_PAUSE;
        var seconds = busy.headers()
                .firstValue("Retry-After")
                .filter(it -> it.matches("[0-9]{1,9}"))
                .map(Long::parseLong)
                .orElse(1L);
        var millis = Math.min(longest.toMillis(), Duration.ofSeconds(seconds).toMillis());
        millisToPause -= millis;
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unproven("http.unreachable", address);
        }
    }

    private HttpResponse<byte[]> once(String address) {
        try {
            var answer = Optional.ofNullable(asked.remove(address)).orElseGet(() -> ask(address));
            // The request's own timeout ends at the head; a server may drip its body for ever, or file after file.
            var left = Duration.between(Instant.now(), end).toMillis();
            var response = answer.get(Math.min(left, patience.toMillis()), TimeUnit.MILLISECONDS);
            end = end.plus(patience.dividedBy(A_FILE));
            return response;
        } catch (IllegalArgumentException noAddress) {
            throw new Unproven("http.address", address);
        } catch (ExecutionException | TimeoutException unreachable) {
            throw new Unproven("http.unreachable", address);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unproven("http.unreachable", address);
        }
    }

    private CompletableFuture<HttpResponse<byte[]>> ask(String address) {
        var request = HttpRequest.newBuilder(URI.create(address)).build();
        return client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_TILE));
    }
}
