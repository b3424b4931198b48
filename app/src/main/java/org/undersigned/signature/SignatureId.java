package org.undersigned.signature;

import java.util.Collection;
import java.util.UUID;

/** Which signature; the number of the request that was confirmed. */
public record SignatureId(UUID value) {

    /** As a parameter of a statement. */
    public static UUID[] values(Collection<SignatureId> ids) {
        return ids.stream().map(SignatureId::value).toArray(UUID[]::new);
    }
}
