package org.undersigned.signature;

import java.util.UUID;

/** Which signature; the number of the request that was confirmed. */
public record SignatureId(UUID value) {}
