package org.undersigned.signature;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignId;
import org.undersigned.mail.EmailAddress;

/** The front door to who stands behind a campaign. */
@Service
public class Signatures {

    private final Intake intake;
    private final Confirmations confirmations;
    private final Choices choices;
    private final Inquiries inquiries;
    private final RequestStore requests;
    private final SignatureStore signatures;
    private final SignedStore signed;
    private final TraitStore traits;
    private final ProgressStore progress;
    private final InstantSource clock;

    Signatures(
            Intake intake,
            Confirmations confirmations,
            Choices choices,
            Inquiries inquiries,
            RequestStore requests,
            SignatureStore signatures,
            SignedStore signed,
            TraitStore traits,
            ProgressStore progress,
            InstantSource clock) {
        this.intake = intake;
        this.confirmations = confirmations;
        this.choices = choices;
        this.inquiries = inquiries;
        this.requests = requests;
        this.signatures = signatures;
        this.signed = signed;
        this.traits = traits;
        this.progress = progress;
        this.clock = clock;
    }

    /** Answers after commit, the same for every address. */
    public Signing sign(Asking asking) {
        return intake.take(asking);
    }

    /** What a confirmation link does now; looking changes nothing. */
    public Link look(String token) {
        return confirmations.look(token);
    }

    /** Makes the signature and lets it stand; again, it is the same. */
    public Link confirm(String token) {
        return confirmations.confirm(token);
    }

    /** "This wasn't me." */
    public Link disavow(String token) {
        return confirmations.disavow(token);
    }

    /** The way back from {@link #disavow}: mail may reach the address again. Empty when the token is none of ours. */
    public Optional<Campaign> letMailCome(String token) {
        return confirmations.letMailCome(token);
    }

    public void mailLinkAgain(Campaign campaign, EmailAddress address) {
        inquiries.ask(campaign, address, InquiryStore.Subject.CONFIRMATION);
    }

    public void mailReceipt(Campaign campaign, EmailAddress address) {
        inquiries.ask(campaign, address, InquiryStore.Subject.RECEIPT);
    }

    /** Mails a receipt itself to its signer, as an attachment, if the limits of that inbox allow one more. */
    public void mailReceipt(Standing standing, byte[] receipt) {
        inquiries.mail(standing, receipt);
    }

    /** What a receipt's secret stands for. */
    public Optional<Standing> find(String secret) {
        return choices.find(secret);
    }

    public Optional<Standing> choose(String secret, Consent consent) {
        return choices.choose(secret, consent);
    }

    public Optional<Standing> withdraw(String secret) {
        return choices.withdraw(secret);
    }

    public Optional<Standing> erase(String secret) {
        return choices.erase(secret);
    }

    /** Those of a list that are not erased, in no order. */
    public List<Signed> find(CampaignId campaign, Collection<SignatureId> ids) {
        return signed.find(campaign, ids);
    }

    /** Those that stand and have a trait, in the order of confirming. */
    public List<SignatureId> standing(CampaignId campaign, Trait trait) {
        return traits.standing(campaign, trait);
    }

    /** What the ledger commits to, for those of a list that are not erased. */
    public Map<SignatureId, Opening> openings(CampaignId campaign, Collection<SignatureId> ids) {
        return signed.openings(campaign, ids);
    }

    /** What has become of those of a list. */
    public List<Fate> fates(CampaignId campaign, Collection<SignatureId> ids) {
        return signatures.fates(campaign, ids);
    }

    /** Has the ledger look at them again: something was decided elsewhere. In the caller's transaction. */
    public void changed(CampaignId campaign, Collection<SignatureId> ids) {
        signatures.queue(campaign, ids, clock.instant());
    }

    /** The newest who stand and show a name or initials; whether they count by now the ledger knows. */
    public List<Signed> newestShown(CampaignId campaign, int most) {
        return signed.newestShown(campaign, most);
    }

    /** How many came how far. */
    public Progress progress(CampaignId campaign) {
        return progress.sum(campaign);
    }

    public long countUnconfirmed(CampaignId campaign) {
        return requests.countUnconfirmed(campaign);
    }

    /** Over a limit and not released; some of them may be set aside. */
    public List<Held> held(CampaignId campaign) {
        return signatures.held(campaign);
    }

    /** Lets a held signature count. True the first time only. */
    @Transactional
    public boolean release(CampaignId campaign, SignatureId id, String by) {
        var now = clock.instant();
        var released = signatures.release(campaign, id, by, now);
        if (released) {
            progress.append(campaign, Progress.Step.RELEASED, now);
            signatures.queue(campaign, List.of(id), now);
        }
        return released;
    }
}
