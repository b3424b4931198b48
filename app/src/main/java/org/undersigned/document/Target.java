package org.undersigned.document;

import java.util.List;
import java.util.Optional;

/** Who is asked. The country is an ISO 3166-1 alpha-2 code. */
public record Target(
        String name,
        Optional<String> title,
        Optional<String> office,
        Optional<String> email,
        List<String> address,
        Optional<String> country) {

    public Target {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a target has a name");
        }
        address = List.copyOf(address);
    }
}
