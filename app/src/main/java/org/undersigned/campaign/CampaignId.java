package org.undersigned.campaign;

/** Which campaign; a number inside, the slug outside. */
public record CampaignId(long value) {}
