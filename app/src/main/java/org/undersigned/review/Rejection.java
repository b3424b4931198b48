package org.undersigned.review;

import org.undersigned.campaign.CampaignId;

/** A moderator's decision to set so many signatures aside; numbers count from 1 a campaign. */
public record Rejection(CampaignId campaign, int number, Reason reason, String condition, int size) {}
