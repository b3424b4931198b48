package org.undersigned.signature;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.undersigned.campaign.CampaignId;
import org.undersigned.limit.Limits;
import org.undersigned.vault.Vault;

/** Confirmations on their way into the database; of each, what its link leads to then. */
@Component
class ConfirmationWriter extends GroupCommit<Links.Named, Link> {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Links links;
    private final RequestStore requests;
    private final SignatureStore signatures;
    private final Vault vault;
    private final Limits limits;
    private final InstantSource clock;

    ConfirmationWriter(
            Links links,
            RequestStore requests,
            SignatureStore signatures,
            Vault vault,
            Limits limits,
            InstantSource clock,
            TransactionOperations transactions) {
        super("confirmations", transactions);
        this.links = links;
        this.requests = requests;
        this.signatures = signatures;
        this.vault = vault;
        this.limits = limits;
        this.clock = clock;
    }

    /** Of which several links may be pressed at once. */
    private record Address(CampaignId campaign, ByteBuffer tag) {
        static Address of(RequestStore.Stored request) {
            return new Address(request.campaign(), ByteBuffer.wrap(request.tag()));
        }
    }

    /** A link that can be confirmed, and its request. */
    private record Pressed(RequestStore.Stored request, Link.Live link) {
        SignatureId signature() {
            return new SignatureId(request.id().value());
        }
    }

    /** After a lost answer those that stand already are found to do so. */
    @Override
    List<Link> write(List<Links.Named> batch, boolean again) {
        requests.enter(batch.stream().map(it -> it.campaign().id()));
        var found = links.find(batch);
        var now = found.stream().map(links::look).toList();
        var live = new LinkedHashMap<Address, Pressed>();
        for (var i = 0; i < batch.size(); i++) {
            if (now.get(i) instanceof Link.Live link) {
                var request = found.get(i).request().orElseThrow();
                live.putIfAbsent(Address.of(request), new Pressed(request, link));
            }
        }
        if (again || live.isEmpty()) {
            requests.awaitStandby();
        }
        var confirmed = stand(live);
        return IntStream.range(0, batch.size())
                .mapToObj(i -> found.get(i)
                        .request()
                        .filter(_ -> now.get(i) instanceof Link.Live)
                        .map(request -> confirmed.getOrDefault(Address.of(request), now.get(i)))
                        .orElse(now.get(i)))
                .toList();
    }

    private Map<Address, Link> stand(Map<Address, Pressed> live) {
        var confirmed = new HashMap<Address, Link>();
        if (!live.isEmpty()) {
            var stood = signatures.stand(signatures(List.copyOf(live.values())), clock.instant());
            live.forEach((address, pressed) -> confirmed.put(
                    address, links.confirmed(pressed.link().campaign(), standing(address, pressed, stood))));
        }
        return confirmed;
    }

    private SignatureId standing(Address address, Pressed pressed, Set<SignatureId> stood) {
        // Another writer, here or on another node, may have been asked to confirm another link of the same address at
        // the same moment, and was first.
        return stood.contains(pressed.signature())
                ? pressed.signature()
                : signatures
                        .standing(address.campaign(), pressed.request().tag())
                        .orElse(pressed.signature());
    }

    private List<SignatureStore.Confirmed> signatures(List<Pressed> live) {
        var neighbours =
                requests.neighbours(live.stream().map(Pressed::request).toList(), limits.memory(), limits.most());
        var confirmed = new ArrayList<SignatureStore.Confirmed>();
        for (var i = 0; i < live.size(); i++) {
            var pressed = live.get(i);
            confirmed.add(new SignatureStore.Confirmed(
                    pressed.request(),
                    committed(pressed),
                    isTooMany(neighbours.get(i), pressed.request().requestedAt())));
        }
        return confirmed;
    }

    private boolean isTooMany(RequestStore.Neighbours neighbours, Instant at) {
        return limits.tooMany(neighbours.client(), neighbours.range(), at);
    }

    private byte[] committed(Pressed pressed) {
        var link = pressed.link();
        var details = Details.of(link.signer().name(), link.display());
        return vault.keys(link.campaign().id().value())
                .seal(
                        Personal.OF_SIGNATURE,
                        pressed.signature().value(),
                        Personal.of(link.signer())
                                .committed(random(), random(), details)
                                .bytes());
    }

    private static byte[] random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
