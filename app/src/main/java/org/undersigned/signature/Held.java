package org.undersigned.signature;

import java.time.Instant;

/**
 * A confirmed signature that waits for somebody to let it count, and what can be told of it without telling who it is.
 *
 * @param reason the word of the limit that it was over
 * @param ofRange how many were confirmed from its address range, this one among them; 0 once that is forgotten
 */
public record Held(SignatureId id, Instant confirmedAt, String reason, long ofRange) {}
