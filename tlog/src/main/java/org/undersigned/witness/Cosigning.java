package org.undersigned.witness;

import org.undersigned.tlog.SignedNote;

/** What a witness answers; each case names the HTTP status of tlog-witness. */
public sealed interface Cosigning {

    /** 200: the body is the line's text. */
    record Cosigned(SignedNote.Line line) implements Cosigning {}

    /** 400. */
    record Malformed(String reason) implements Cosigning {}

    /** 403: none of the signatures is by the log's own key. */
    record NotSigned() implements Cosigning {}

    /** 404. */
    record UnknownLog() implements Cosigning {}

    /** 409: another size was cosigned last, or another root at that size; the body is it and a newline, as `text/x.tlog.size`. */
    record Conflict(long size) implements Cosigning {}

    /** 422: the proof does not show that nothing was changed or taken away. */
    record Inconsistent() implements Cosigning {}
}
