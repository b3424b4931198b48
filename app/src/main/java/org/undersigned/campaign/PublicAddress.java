package org.undersigned.campaign;

import java.net.URI;

/** The address under which the world sees this host, without a slash at its end. */
public record PublicAddress(URI uri) {

    public PublicAddress {
        if (uri.getHost() == null || !uri.getPath().isEmpty() || uri.getQuery() != null) {
            throw new IllegalArgumentException("not a plain http(s) address: " + uri);
        }
    }

    /** The whole address of a path that begins with a slash. */
    public String of(String path) {
        return uri + path;
    }

    /** Host, and port where one is named: what a ledger's origin begins with. */
    public String authority() {
        return uri.getAuthority();
    }
}
