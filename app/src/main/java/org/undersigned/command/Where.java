package org.undersigned.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.undersigned.review.Condition;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What was given as --where, read; a wrong word is wrong usage. */
final class Where {

    private Where() {}

    static Condition read(@Nullable CommandSpec command, String given) {
        return switch (Condition.read(given)) {
            case Condition.Reading.Understood understood -> understood.condition();
            case Condition.Reading.Unknown _ -> throw wrong(command, "where.unknown", given);
            case Condition.Reading.Wrong wrong -> throw wrong(command, "where." + wrong.kind(), wrong.value());
        };
    }

    static ParameterException wrong(@Nullable CommandSpec command, String key, String given) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), Terminal.text(key, given));
    }
}
