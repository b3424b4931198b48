package org.undersigned.web;

import org.undersigned.limit.Networks;

/** Whose word about a client's address is taken, and whether the world reaches us by https. */
public record WebSettings(Networks trustedProxies, boolean https) {}
