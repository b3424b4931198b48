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
}
