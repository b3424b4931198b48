package org.undersigned.delivery;

import java.nio.file.Path;

/** Where packs lie. */
public record DeliverySettings(Path packs) {}
