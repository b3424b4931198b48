package org.undersigned.campaign;

/** What is to be done before a campaign can be signed again, by those who know who signed it. */
public interface Reopening {

    /** In the transaction that opens it; done again, it changes nothing. */
    void prepare(CampaignId campaign);
}
