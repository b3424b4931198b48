package org.undersigned.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.tlog.Example;
import org.undersigned.tlog.MerkleTree;
import org.undersigned.tlog.SigningKey;
import org.undersigned.tlog.TiledTree;

class WitnessServerTest {

    private static final List<byte[]> ENTRIES = Example.entries(12);

    @TempDir
    private Path data;

    private WitnessFolder folder;
    private WitnessServer server;
    private SigningKey key;

    @BeforeEach
    void start() throws IOException {
        folder = WitnessFolder.open(data).orElseThrow();
        key = folder.key("witness.example/w1");
        var witness = new Witness(key, List.of(Example.KEY.verifierKey()), folder, InstantSource.system());
        server = WitnessServer.start(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        folder.close();
    }

    @Test
    void it_answers_with_a_cosignature_that_fits_the_checkpoint() {
        var answer = add(growth(0, 7));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("— witness.example/w1 ").hasLineCount(1);
        var note = org.undersigned.tlog.SignedNote.parse(
                Example.checkpoint(ENTRIES.subList(0, 7)).note() + answer.body());
        assertThat(note.isSignedBy(key.witnessKey())).isTrue();
    }

    @Test
    void every_refusal_has_the_status_of_the_specification() {
        add(growth(0, 7));

        var stale = add(growth(3, 9));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).isEqualTo("7\n");
        assertThat(stale.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
        var forked = add(new AddCheckpoint(7, List.of(), Example.checkpoint(ENTRIES.subList(1, 8))).body());
        assertThat(forked.statusCode()).isEqualTo(409);
        assertThat(forked.body()).isEqualTo("7\n");
        assertThat(add(new AddCheckpoint(7, List.of(new byte[32]), Example.checkpoint(ENTRIES)).body())
                        .statusCode())
                .isEqualTo(422);
        assertThat(add(new AddCheckpoint(7, List.of(new byte[32]), Example.checkpoint(ENTRIES.subList(0, 7))).body())
                        .statusCode())
                .isEqualTo(422);
        assertThat(add("old 7\n").statusCode()).isEqualTo(400);
        assertThat(add("x".repeat(1_000_000)).statusCode()).isEqualTo(400);
        assertThat(add(growth(0, 7).replace("\n" + Example.ORIGIN + "\n", "\nelsewhere.example/log/p1\n"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(add(growth(7, 9).replaceAll("(— \\S+ ....)....", "$1AAAA")).statusCode())
                .isEqualTo(403);
        assertThat(send(request("/add-checkpoint").GET()).statusCode()).isEqualTo(405);
        assertThat(send(request("/else").GET()).statusCode()).isEqualTo(404);
    }

    @Test
    void the_answer_to_what_is_too_long_arrives_however_much_was_sent() {
        for (var time = 0; time < 40; time++) {
            assertThat(add("x".repeat(3_000_000)).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void it_remembers_across_a_restart() throws IOException {
        add(growth(0, 7));
        stop();
        start();

        assertThat(add(growth(0, 5)).body()).isEqualTo("7\n");
        assertThat(add(growth(7, 12)).statusCode()).isEqualTo(200);
        assertThat(folder.key("witness.example/w1").witnessKey().text())
                .isEqualTo(key.witnessKey().text());
    }

    @Test
    void what_it_cannot_read_it_does_not_begin_anew() throws IOException {
        add(growth(0, 7));
        try (var files = Files.list(data)) {
            var file = files.filter(it -> it.toString().endsWith(".checkpoint"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(file, "half");
        }

        assertThat(add(growth(0, 7)).statusCode()).isEqualTo(500);
        assertThatThrownBy(() -> folder.latest(Example.ORIGIN)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void a_folder_is_one_witness_and_its_owners_alone() throws IOException {
        add(growth(0, 7));

        assertThat(WitnessFolder.open(data)).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("witness.key"))))
                .isEqualTo("rw-------");
        assertThat(folder.replace(
                        Optional.empty(), folder.latest(Example.ORIGIN).orElseThrow()))
                .isFalse();
    }

    private HttpResponse<String> add(String body) {
        return send(request("/add-checkpoint").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        // A client each: a server that starts anew on a port knows nothing of the connections that another kept to it.
        try (var host = HttpClient.newHttpClient()) {
            return host.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String growth(int from, int to) {
        var grown = ENTRIES.subList(0, to);
        var proof = new TiledTree(Example.reader(Example.tiles(grown)), to, MerkleTree.root(grown))
                .consistency(from, MerkleTree.root(ENTRIES.subList(0, from)));
        return new AddCheckpoint(from, proof, Example.checkpoint(grown)).body();
    }
}
