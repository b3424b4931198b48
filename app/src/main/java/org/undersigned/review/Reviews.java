package org.undersigned.review;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.undersigned.account.Audits;
import org.undersigned.campaign.CampaignId;
import org.undersigned.signature.Fate;
import org.undersigned.signature.Held;
import org.undersigned.signature.SignatureId;
import org.undersigned.signature.Signatures;

/** The front door to moderation. */
@Service
public class Reviews {

    private final Signatures signatures;
    private final RejectionStore rejections;
    private final Audits audits;
    private final InstantSource clock;

    Reviews(Signatures signatures, RejectionStore rejections, Audits audits, InstantSource clock) {
        this.signatures = signatures;
        this.rejections = rejections;
        this.audits = audits;
        this.clock = clock;
    }

    /** Those that wait to be let count. Whoever is set aside waits for nothing. */
    public List<Held> held(CampaignId campaign) {
        var held = signatures.held(campaign);
        var aside = rejections.reasons(campaign, held.stream().map(Held::id).toList());
        return held.stream().filter(it -> !aside.containsKey(it.id())).toList();
    }

    /** Those of them that meet a condition. */
    public List<Held> held(CampaignId campaign, Condition condition) {
        var met = Set.copyOf(signatures.standing(campaign, condition.trait()));
        return held(campaign).stream().filter(it -> met.contains(it.id())).toList();
    }

    /** Lets held signatures count; says how many now do that did not before. */
    @Transactional
    public long release(CampaignId campaign, List<SignatureId> ids, String by) {
        rejections.lock(campaign);
        var released = notAside(campaign, ids).stream()
                .filter(id -> signatures.release(campaign, id, by))
                .count();
        if (released > 0) {
            audits.append(by, "release", campaign.value(), Long.toString(released));
        }
        return released;
    }

    /** How many a rejection would set aside now: they stand, meet the condition, and are not set aside yet. */
    public Matched matching(CampaignId campaign, Condition condition) {
        return matched(campaign, notAside(campaign, signatures.standing(campaign, condition.trait())));
    }

    /** Sets aside what matches; empty when nothing does. */
    @Transactional
    public Optional<Rejection> reject(CampaignId campaign, Condition condition, Reason reason, String by) {
        var standing = signatures.standing(campaign, condition.trait());
        return reject(campaign, standing, reason, condition.told(), by);
    }

    /** Sets signatures aside, all of them that are not yet or none; the ledger takes it from here. Empty when all are. */
    @Transactional
    public Optional<Rejection> reject(
            CampaignId campaign, Collection<SignatureId> chosen, Reason reason, String condition, String by) {
        rejections.lock(campaign);
        var ids = notAside(campaign, chosen);
        return ids.isEmpty() ? Optional.empty() : Optional.of(setAside(campaign, ids, reason, condition, by));
    }

    private List<SignatureId> notAside(CampaignId campaign, Collection<SignatureId> ids) {
        var aside = rejections.reasons(campaign, ids);
        return ids.stream().filter(id -> !aside.containsKey(id)).toList();
    }

    private Matched matched(CampaignId campaign, List<SignatureId> ids) {
        var held = signatures.fates(campaign, ids).stream().filter(Fate::held).count();
        return new Matched(ids.size(), (int) held);
    }

    private Rejection setAside(CampaignId campaign, List<SignatureId> ids, Reason reason, String condition, String by) {
        var rejection = new Rejection(campaign, rejections.next(campaign), reason, condition, matched(campaign, ids));
        rejections.append(rejection, ids, by, clock.instant());
        signatures.changed(campaign, ids);
        audits.append(by, "reject", campaign.value(), "%d: %s, %s".formatted(rejection.number(), reason, condition));
        return rejection;
    }

    /** Undoes a rejection; says how many signatures it had set aside, 0 when it was undone before. Empty when there is none. */
    @Transactional
    public Optional<Integer> reinstate(CampaignId campaign, int batch, String by) {
        if (!rejections.exists(campaign, batch)) {
            return Optional.empty();
        }
        if (!rejections.reinstate(campaign, batch, by, clock.instant())) {
            return Optional.of(0);
        }
        var members = rejections.members(campaign, batch);
        signatures.changed(campaign, members);
        audits.append(by, "reinstate", campaign.value(), Integer.toString(batch));
        return Optional.of(members.size());
    }

    /** Why those of a list are set aside that are. */
    public Map<SignatureId, Reason> reasons(CampaignId campaign, Collection<SignatureId> ids) {
        return rejections.reasons(campaign, ids);
    }

    /** How many are set aside for each reason. */
    public Map<Reason, Long> amounts(CampaignId campaign) {
        return rejections.amounts(campaign);
    }
}
