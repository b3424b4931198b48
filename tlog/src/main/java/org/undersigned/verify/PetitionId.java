package org.undersigned.verify;

import org.undersigned.tlog.Unproven;

/** The slug of a campaign where a file names it. */
final class PetitionId {

    private static final int LONGEST = 255;

    private PetitionId() {}

    static String of(Json.Members members) {
        var id = members.text("petitionId");
        if (id.isEmpty() || id.length() > LONGEST) {
            throw new Unproven("json.member", "petitionId");
        }
        return id;
    }

    /** The origin of a ledger ends with the slug; that of one begun anew with a number more (ledger.md §1). */
    static void checkOrigin(String origin, String id) {
        var end = origin.lastIndexOf("/log/" + id);
        var more = end < 0 ? "?" : origin.substring(end + "/log/".length() + id.length());
        if (!more.matches("(\\.[1-9][0-9]*)?")) {
            throw new Unproven("ledger.campaign", origin, id);
        }
    }
}
