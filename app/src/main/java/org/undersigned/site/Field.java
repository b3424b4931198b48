package org.undersigned.site;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One thing a form asks for: what was typed, whether it must be given, and what is wrong with it. */
public record Field(String name, String value, Asked asked, Optional<String> fault) {

    /** How strongly something is asked for. */
    public enum Asked {
        REQUIRED,
        OPTIONAL,
        NO
    }

    public static Field required(String name) {
        return new Field(name, "", Asked.REQUIRED, Optional.empty());
    }

    public static Field optional(String name) {
        return new Field(name, "", Asked.OPTIONAL, Optional.empty());
    }

    public static Field absent(String name) {
        return new Field(name, "", Asked.NO, Optional.empty());
    }

    public Field typed(String value) {
        return new Field(name, value, asked, fault);
    }

    public Field faulty(String fault) {
        return new Field(name, value, asked, Optional.of(fault));
    }

    public boolean shown() {
        return asked != Asked.NO;
    }

    public boolean required() {
        return asked == Asked.REQUIRED;
    }

    public String hintId() {
        return name + "-hint";
    }

    public String faultId() {
        return name + "-fault";
    }

    /** The ids of what explains the field, for {@code aria-describedby}. */
    public Optional<String> describedBy(boolean hinted) {
        var ids = Stream.of(hinted ? Optional.of(hintId()) : Optional.<String>empty(), fault.map(_ -> faultId()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return Optional.of(ids).filter(list -> !list.isEmpty());
    }
}
