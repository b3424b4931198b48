package org.undersigned.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionOperations;
import org.undersigned.campaign.CampaignId;
import org.undersigned.signature.Bees;
import org.undersigned.signature.Display;
import org.undersigned.signature.SignatureId;
import org.undersigned.tlog.Tile;
import org.undersigned.vault.Vault;

/** What is written, held against the specification by means of the JDK alone. */
class WritingTest {

    private static final HexFormat HEX = HexFormat.of();

    @RegisterExtension
    private static final Bees bees = new Bees();

    @Test
    void genesis_commits_to_the_text_and_to_the_key_of_the_tags() throws GeneralSecurityException {
        bees.sign("Sam", "sam@example.org");
        record();

        var genesis = ByteBuffer.wrap(entries(1), 2, 66);

        var expected = ByteBuffer.allocate(66)
                .put((byte) 1)
                .put((byte) 0)
                .put(sha256(bees.campaign().text().bytes()))
                .put(sha256("petition-tlog/tagkey/v1\0".getBytes(UTF_8), tagKey()))
                .flip();
        assertThat(genesis).isEqualTo(expected);
    }

    @Test
    void a_tag_is_the_keyed_hash_of_the_normal_form_of_the_address() throws GeneralSecurityException {
        var sam = stand("Sam.Berry+bees@Example.ORG");
        record();

        var receipt = bees.get(Ledgers.class).receipt(bees.campaign(), sam).orElseThrow();

        assertThat(receipt).contains("\"tag\":\"" + HEX.formatHex(tag(tagKey(), "sam.berry@example.org")) + "\"");
        assertThat(HEX.formatHex(tag(sha256("tag key p42".getBytes(UTF_8)), "signer5@example.org")))
                .isEqualTo("fe75771e305aaaf571a6e6c0b6d233f00c496dc4e6e9bdd3e97e294cab4e28ef");
    }

    @Test
    void the_order_of_a_batch_is_neither_that_of_confirming_nor_one_that_comes_twice() {
        var ids = IntStream.range(0, 30)
                .mapToObj(i -> stand("signer" + i + "@example.org"))
                .toList();
        record();
        var first = numbers(ids);

        bees.get(Ledgers.class).renew(bees.campaign(), OptionalInt.empty());
        record();

        assertThat(first).doesNotHaveDuplicates().isNotEqualTo(sorted(first));
        assertThat(numbers(ids)).hasSameElementsAs(first).isNotEqualTo(first);
    }

    @Test
    void tiles_that_are_not_what_was_sealed_are_not_built_upon() {
        stand("sam@example.org");
        record();
        bees.jdbc()
                .sql("update tile set bytes = set_byte(bytes, 40, 255 - get_byte(bytes, 40)) where level = 0")
                .update();
        stand("ada@example.org");

        record();

        assertThat(bees.get(Ledgers.class).refused())
                .containsExactly(bees.campaign().slug().value());
        assertThatThrownBy(WritingTest::deliver)
                .isInstanceOf(LedgerBehind.class)
                .hasMessageContaining("are not what was sealed");

        assertThat(bees.count("entry")).isEqualTo(2);
        assertThat(bees.count("sequencing")).isEqualTo(1);
        assertThat(bees.get(Ledgers.class).renewRefused(bees.campaign(), OptionalInt.empty()))
                .isInstanceOf(Renewal.Begun.class);
    }

    /** From the host's own network, which no limit holds up. */
    private static SignatureId stand(String address) {
        bees.signatures().sign(bees.asking(bees.campaign(), "Signer", address, Display.FULL, Bees.client("10.0.0.1")));
        var secret = bees.confirm(bees.mailedLink(address));
        return bees.signatures().find(secret).orElseThrow().id();
    }

    private static void deliver() {
        bees.get(TransactionOperations.class)
                .executeWithoutResult(_ -> bees.get(Ledgers.class).deliver(bees.campaign()));
    }

    private static void record() {
        bees.get(Sequencer.class).run();
    }

    private static List<Long> numbers(List<SignatureId> ids) {
        return ids.stream()
                .map(id -> bees.get(Ledgers.class).number(campaign(), id).orElseThrow())
                .toList();
    }

    private static List<Long> sorted(List<Long> numbers) {
        return numbers.stream().sorted().toList();
    }

    /** Each after its length in two bytes. */
    private static byte[] entries(int amount) {
        var bundle = Tile.at("tile/entries/000.p/" + amount).orElseThrow();
        return bees.get(Ledgers.class).tile(campaign(), 1, bundle).orElseThrow();
    }

    private static byte[] tagKey() {
        return bees.get(Vault.class).keys(campaign().value()).tagKey();
    }

    private static byte[] tag(byte[] key, String address) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(address.getBytes(UTF_8));
    }

    private static byte[] sha256(byte[]... parts) throws GeneralSecurityException {
        var hash = MessageDigest.getInstance("SHA-256");
        for (var part : parts) {
            hash.update(part);
        }
        return hash.digest();
    }

    private static CampaignId campaign() {
        return bees.campaign().id();
    }
}
