package org.undersigned.review;

import org.undersigned.campaign.CampaignId;

/** A moderator's decision to set some signatures aside; numbers count from 1 a campaign. */
public record Rejection(CampaignId campaign, int number, Reason reason, String condition, Matched matched) {}
