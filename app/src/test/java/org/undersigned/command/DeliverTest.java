package org.undersigned.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.undersigned.command.Served.BEES;
import static org.undersigned.command.Served.form;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import org.undersigned.Application;
import org.undersigned.campaign.Campaigns;
import org.undersigned.delivery.Deliveries;
import org.undersigned.delivery.Pack;
import org.undersigned.ledger.Ledgers;
import org.undersigned.letter.PaperCode;
import org.undersigned.letter.PaperText;
import org.undersigned.mail.SmtpScript;
import org.undersigned.signature.Signatures;
import org.undersigned.site.Mirrors;
import org.undersigned.verify.Verifier;
import picocli.CommandLine;

class DeliverTest {

    @TempDir
    private Path folder;

    private Map<String, String> variables;
    private SmtpScript server;
    private Served served;

    @BeforeEach
    void serve() throws IOException {
        variables = Served.database();
        server = new SmtpScript();
        served = Served.in(folder.resolve("data"), variables);
    }

    @AfterEach
    void stop() throws IOException {
        served.close();
        server.close();
    }

    @Test
    void the_pack_is_the_frozen_letter_until_a_new_one_is_asked_for() throws IOException {
        served.sign("Sam", "full");
        served.awaitCount(1);
        assertThat(deliver("--out", out("one")))
                .containsPattern("Letter BEES-\\d{8}-1 with 1 signature")
                .contains("Signing goes on");
        var first = content("one");

        served.sign("Ada", "full");
        served.awaitCount(2);
        assertThat(deliver("--out", out("two"))).contains("with 1 signature");
        assertThat(content("two")).isEqualTo(first);

        assertThat(deliver("--out", out("three"), "--anew")).contains("with 2 signatures");
        assertThat(Files.readString(folder.resolve("three/signers.csv"))).contains("Sam", "Ada");
    }

    @Test
    void a_new_pack_takes_the_place_of_an_earlier_one_and_nothing_of_that_stays() throws IOException {
        served.sign("Sam", "full");
        served.awaitCount(1);
        deliver("--out", out("pack"));
        Files.writeString(folder.resolve("pack/signers-2.pdf"), "Somebody erased since");
        served.sign("Ada", "full");
        served.awaitCount(2);

        assertThat(deliver("--out", out("pack"), "--anew")).contains("with 2 signatures");

        assertThat(folder.resolve("pack/signers-2.pdf")).doesNotExist();
        assertThat(Verifier.delivery(folder.resolve("pack"), Optional.empty()).line())
                .startsWith("OK: ");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("pack"))))
                .isEqualTo("rwx------");
        try (var beside = Files.list(folder)) {
            assertThat(beside.map(it -> it.getFileName().toString())).containsExactlyInAnyOrder("data", "pack");
        }
    }

    @Test
    void what_is_no_pack_of_this_letter_is_left_alone_and_nothing_is_frozen() throws IOException {
        served.sign("Sam", "full");
        deliver("--out", out("pack"));
        Files.createDirectories(folder.resolve("mine"));
        Files.writeString(folder.resolve("mine/diary.txt"), "Dear diary");
        var delivery = folder.resolve("pack/delivery.json");
        Files.writeString(delivery, Files.readString(delivery).replace("\"bees\"", "\"wasps\""));

        for (var other : List.of("mine", "mine/diary.txt", "pack")) {
            assertThatThrownBy(() -> deliver("--out", out(other), "--anew"))
                    .hasMessageContaining("an earlier pack of bees");
        }

        assertThat(folder.resolve("mine/diary.txt")).hasContent("Dear diary");
        assertThat(Files.readString(delivery)).contains("wasps");
        assertThat(served.count("letter")).isEqualTo(1);
        Files.createDirectories(folder.resolve("empty"));
        var empty = key("empty");
        assertThat(deliver("--out", out("empty"))).contains("with 1 signature");
        assertThat(key("empty")).isEqualTo(empty);
    }

    @Test
    void a_lost_pack_is_made_again_from_the_ledger_it_rests_on_though_another_has_begun() throws IOException {
        for (var name : List.of("Dora", "Carl", "Bea", "Ada")) {
            served.sign(name, "full");
        }
        served.awaitCount(4);
        deliver("--out", out("one"));
        FileSystemUtils.deleteRecursively(folder.resolve("data/packs"));
        served.sign("Sam", "full");
        served.sign("Zoe", "full");
        served.get(Ledgers.class).renew(served.bees(), OptionalInt.empty());
        served.awaitCount(6);

        assertThat(deliver("--out", out("two"))).contains("with 4 signatures");

        assertThat(written("two")).isEqualTo(written("one"));
        assertThat(Verifier.delivery(folder.resolve("two"), Optional.empty()).line())
                .startsWith("OK: ");
    }

    @Test
    void two_who_make_a_lost_pack_again_at_once_have_the_same_whole_one() throws Exception {
        served.sign("Sam", "full");
        served.awaitCount(1);
        deliver("--out", out("before"));
        FileSystemUtils.deleteRecursively(folder.resolve("data/packs"));
        var both = new CyclicBarrier(2);

        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Pack> each = () -> packAsSoonAs(both);
            var packs = threads.invokeAll(List.of(each, each));
            assertThat(packs.get(0).get().folder()).isEqualTo(packs.get(1).get().folder());
        }

        try (var kept = Files.list(folder.resolve("data/packs"))) {
            assertThat(kept).hasSize(1);
        }
        deliver("--out", out("after"));
        assertThat(written("after")).isEqualTo(written("before"));
        assertThat(Verifier.delivery(folder.resolve("after"), Optional.empty()).line())
                .startsWith("OK: ");
    }

    /** The other has begun too when the first number is told. */
    private Pack packAsSoonAs(CyclicBarrier bothHaveBegun) {
        var begun = new AtomicBoolean();
        return served.get(Deliveries.class)
                .pack(served.bees(), false, _ -> {
                    if (begun.compareAndSet(false, true)) {
                        await(bothHaveBegun);
                    }
                })
                .orElseThrow();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception alone) {
            throw new IllegalStateException(alone);
        }
    }

    @Test
    void what_a_killed_run_has_left_is_swept_away_after_a_day_and_not_before() throws IOException {
        served.sign("Sam", "full");
        var packs = folder.resolve("data/packs");
        var killed = Files.createDirectories(packs.resolve("killed.part/log")).getParent();
        var atWork = Files.createDirectories(packs.resolve("at-work.part"));
        Files.writeString(killed.resolve("signers.csv"), "1,Somebody");
        Files.setLastModifiedTime(killed, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        Files.setLastModifiedTime(atWork, FileTime.from(Instant.now().minus(Duration.ofHours(23))));

        deliver("--out", out("pack"));

        assertThat(killed).doesNotExist();
        assertThat(atWork).exists();
    }

    @Test
    void the_letter_carries_its_checkpoint_in_print_and_in_a_code_and_says_where_the_record_is() throws IOException {
        served.sign("Ada", "full");
        deliver("--out", out("pack"));

        var checkpoint = Files.readString(folder.resolve("pack/checkpoint"));
        var letter = folder.resolve("pack/letter.pdf");

        assertThat(PaperCode.read(letter)).isEqualTo(checkpoint);
        var text = String.join("", PaperText.lines(letter)).replace(" ", "");
        assertThat(checkpoint.lines().map(line -> line.replace(" ", "")))
                .allSatisfy(line -> assertThat(text).contains(line));
        assertThat(text)
                .contains("/campaigns/bees/integrity", "java-Xmx448m-jartlog.jarverifydeliveryFOLDER--keyKEY")
                .doesNotContain("erased");
    }

    @Test
    void the_page_tells_of_those_who_signed_since_though_as_many_left() {
        var sam = served.sign("Sam", "full");
        served.awaitCount(1);
        deliver("--out", out("pack"));
        served.get(Signatures.class).withdraw(sam.substring("/receipts/".length()));
        served.awaitCount(0);
        served.sign("Ada", "full");
        served.awaitCount(1);

        Served.await(() -> served.get(BEES).body().contains("one has signed since"));
    }

    @Test
    void it_says_who_is_not_in_it() {
        served.post(BEES + "/signatures", form(Map.of()));
        served.sign("Ada", "full");
        served.awaitCount(1);
        sql("insert into hold select campaign_id, id, 'RATE', now() from signature");

        assertThat(deliver("--out", out("pack"))).contains("Not in it: 1 address not yet confirmed, 1 signature held");
    }

    @Test
    void the_list_follows_the_order_of_signing_and_tells_what_each_agreed_to_show() throws IOException {
        for (var name : List.of("Dora", "Carl", "Bea Beam", "=cmd()", "Ada")) {
            served.sign(name, name.equals("Carl") ? "none" : name.startsWith("Bea") ? "initials" : "full");
        }
        served.awaitCount(5);
        // The ledger mixes those that it takes at once.
        sql("update entry set ordinal = 6 - ordinal where ordinal is not null");

        deliver("--out", out("pack"));

        var lines = Files.readAllLines(folder.resolve("pack/signers.csv"));
        assertThat(lines.getFirst()).isEqualTo("number,name");
        assertThat(lines.stream().skip(1).map(line -> line.replaceFirst("^\\d,", "")))
                .containsExactly("Dora", "", "B. B.", "'=cmd()", "Ada");
        assertThat(lines.stream().skip(1).map(line -> line.charAt(0)))
                .containsExactlyInAnyOrder('1', '2', '3', '4', '5');
    }

    @Test
    void the_manifest_holds_the_fingerprint_of_every_file() throws Exception {
        served.sign("Ada", "full");
        deliver("--out", out("pack"));

        var manifest = Files.readAllLines(folder.resolve("pack/MANIFEST.sha256"));
        var expected = new ArrayList<String>();
        for (var name : names("pack").filter(it -> !it.startsWith("MANIFEST")).toList()) {
            expected.add(sha256(folder.resolve("pack").resolve(name)) + "  " + name);
        }
        assertThat(manifest).containsExactlyElementsOf(expected);
        assertThat(expected).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void its_readme_tells_how_to_check_it_and_what_that_proves() throws IOException {
        served.sign("Ada", "full");
        deliver("--out", out("pack"));

        var key = served.get(Ledgers.class)
                .latest(served.bees().id())
                .orElseThrow()
                .verifierKey();
        var readme = Files.readString(folder.resolve("pack/README.txt"));
        assertThat(readme)
                .contains("java -Xmx448m -jar ../tlog.jar verify delivery . --key " + key, "One person has signed it")
                .contains("every one is opened here", "/campaigns/bees/integrity")
                .doesNotContain("''", "{", "SENT BY");
        for (var name : names("pack").filter(it -> !it.contains("/")).toList()) {
            assertThat(readme).contains(name);
        }
    }

    @Test
    void only_its_owner_reads_it() throws IOException {
        served.sign("Ada", "full");
        deliver("--out", out("pack"));

        try (var kept = Files.walk(folder.resolve("data/packs"));
                var copied = Files.walk(folder.resolve("pack"))) {
            assertThat(Stream.concat(kept, copied))
                    .isNotEmpty()
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .as(path.toString())
                            .endsWith("------"));
        }
    }

    @Test
    void there_is_no_letter_before_anyone_has_signed() {
        assertThatThrownBy(() -> deliver("--out", out("pack"))).hasMessageContaining("Nobody has signed bees yet");
        assertThat(folder.resolve("pack")).doesNotExist();
    }

    @Test
    void a_letter_that_cannot_be_opened_because_people_went_is_not_said_to_be_signed_by_nobody() {
        served.sign("Ada", "full");
        served.awaitCount(1);
        sql("update signature set personal = null");

        assertThatThrownBy(() -> deliver("--out", out("pack")))
                .hasMessageContaining("was erased while the letter of bees was being written")
                .hasMessageNotContaining("Nobody");
        assertThat(folder.resolve("pack")).doesNotExist();
    }

    @Test
    void a_letter_whose_pack_never_came_about_is_nowhere_said_to_be_delivered() throws IOException {
        served.sign("Ada", "full");
        served.awaitCount(1);
        sql("update signature set personal = null");
        assertThatThrownBy(() -> deliver("--out", out("pack"))).hasMessageContaining("there is no pack yet");
        assertThat(served.count("letter")).isPositive();

        var mirror = Files.createDirectories(folder.resolve("mirror"));
        served.get(Mirrors.class).write(served.bees(), mirror);

        assertThat(mirror.resolve("letter.pdf")).doesNotExist();
        assertThat(mirror.resolve("index.html")).content().doesNotContain("Delivered with");
        assertThat(mirror.resolve("integrity.html")).content().contains("has not been delivered yet");
    }

    @Test
    void once_signers_are_forgotten_there_is_nothing_to_hand_over() {
        served.sign("Ada", "full");
        served.awaitCount(1);
        sql("insert into closing select id, now() - interval '7 months' from campaign");

        assertThatThrownBy(() -> deliver("--out", out("pack"))).hasMessageContaining("closed six months ago or more");
        assertThat(served.count("letter")).isZero();
    }

    @Test
    void whoever_is_erased_and_counts_still_is_told_wherever_the_count_is_explained() throws IOException {
        served.sign("Ada", "full");
        var sam = served.sign("Sam", "full");
        served.awaitCount(2);
        served.get(Campaigns.class).close(served.bees());
        served.get(Signatures.class).erase(sam.substring("/receipts/".length()));

        assertThat(deliver("--out", out("pack"))).contains("with 2 signatures");

        var letter = String.join(" ", PaperText.lines(folder.resolve("pack/letter.pdf")));
        assertThat(letter).contains("Of these, one has had their data erased since");
        var list = String.join(" ", PaperText.lines(folder.resolve("pack/signers.pdf")));
        assertThat(list).contains("Of one, erased since, nothing can be shown");
        assertThat(folder.resolve("pack/README.txt"))
                .content()
                .contains(
                        "Of these, one has had all data erased since",
                        "nothing here shows that anyone stood behind it");
    }

    @Test
    void the_target_is_mailed_once() {
        served.sign("Ada", "full");
        assertThat(send()).contains("has been mailed to Minister Mina");
        assertThat(send()).contains("It is not mailed twice");

        assertThat(server.messages).hasSize(1);
        assertThat(new String(server.messages.getFirst(), StandardCharsets.UTF_8))
                .contains("A letter to you with one signature, confirmed from an e-mail address.");
        assertThat(server.commands).contains("RCPT TO:<mina@ministry.example>");
    }

    @Test
    void a_line_that_breaks_before_its_answer_is_left_to_a_person() {
        served.sign("Ada", "full");
        server.at(SmtpScript.END, SmtpScript.DROP);

        assertThatThrownBy(this::send).hasMessageContaining("may have reached the target", "--send-again");
        assertThatThrownBy(this::send).hasMessageContaining("--send-again");
        assertThat(server.messages).hasSize(1);

        assertThat(send("--send-again")).contains("has been mailed");
        assertThat(server.messages).hasSize(2);
        assertThat(send("--send-again")).contains("It is not mailed twice");
    }

    @Test
    void so_is_a_try_whose_process_died() {
        served.sign("Ada", "full");
        send();
        sql("update attempt set outcome = null, finished_at = null");

        assertThatThrownBy(this::send).hasMessageContaining("--send-again");
        assertThat(server.messages).hasSize(1);
    }

    @Test
    void a_server_that_will_not_have_it_is_told_and_nothing_was_sent() {
        served.sign("Ada", "full");
        server.at("RCPT", "451 4.2.1 later", "550 5.1.1 nobody");

        assertThatThrownBy(this::send).hasMessageContaining("nothing was sent");
        assertThatThrownBy(this::send).hasMessageContaining("refused the letter");
        assertThat(send()).contains("has been mailed");
    }

    @Test
    void an_export_leaves_its_reason_and_gives_only_the_addresses_of_those_who_agreed() throws IOException {
        served.sign("Sam", "none");
        served.post(BEES + "/signatures", form(Map.of("name", "Ada", "email", "ada@signers.example", "updates", "on")));
        served.post(served.link("ada@signers.example"), "");
        served.awaitCount(2);

        var file = folder.resolve("signers.csv");
        var printed = run(new Export(Application.class), "bees", "--out", file.toString(), "--purpose", "a party");

        assertThat(printed).contains("2 signatures");
        assertThat(Files.readString(file))
                .contains("Sam", "ada@signers.example")
                .doesNotContain("sam@");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(served.get(JdbcClient.class)
                        .sql("select act || ': ' || detail from audit")
                        .query(String.class)
                        .list())
                .containsExactly("export: a party");
    }

    private String send(String... more) {
        variables.put("UNDERSIGNED_SMTP_URL", "smtp://127.0.0.1:" + server.port());
        variables.put("UNDERSIGNED_MAIL_FROM", "bees@host.example");
        return deliver(Stream.concat(Stream.of("--out", out("sent"), "--send"), Stream.of(more))
                .toArray(String[]::new));
    }

    private String deliver(String... options) {
        return run(
                new Deliver(Application.class),
                Stream.concat(Stream.of("bees"), Stream.of(options)).toArray(String[]::new));
    }

    /** The command beside the server that runs, on the same folder. */
    private String run(OfCampaign command, String... arguments) {
        new CommandLine(command).parseArgs(arguments);
        return Printed.by(() -> {
            var environment = new Environment(folder.resolve("data"), variables);
            try (var host = Host.open(Application.class, environment, Host.Mode.COMMAND)) {
                command.run(host);
            }
        });
    }

    private String out(String name) {
        return folder.resolve(name).toString();
    }

    private Map<String, String> content(String pack) throws IOException {
        var content = new java.util.TreeMap<String, String>();
        for (var name : names(pack).toList()) {
            content.put(name, sha256(folder.resolve(pack).resolve(name)));
        }
        return content;
    }

    /** What is not on paper: each PDF has a number of its own. */
    private Map<String, String> written(String pack) throws IOException {
        var content = content(pack);
        content.keySet().removeIf(name -> name.endsWith(".pdf") || name.equals("MANIFEST.sha256"));
        return content;
    }

    private Stream<String> names(String pack) throws IOException {
        var whole = folder.resolve(pack);
        try (var files = Files.walk(whole)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> whole.relativize(file).toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** Which folder it is, whatever its name. */
    private Object key(String name) throws IOException {
        return Files.readAttributes(folder.resolve(name), BasicFileAttributes.class)
                .fileKey();
    }

    private void sql(String statement) {
        served.get(JdbcClient.class).sql(statement).update();
    }

    private static String sha256(Path file) {
        try (var input = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            input.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(input.getMessageDigest().digest());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (java.security.NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
