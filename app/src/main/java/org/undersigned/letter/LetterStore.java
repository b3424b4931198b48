package org.undersigned.letter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.campaign.CampaignId;
import org.undersigned.ledger.Delivered;

/** Letters in the database. */
@Repository
class LetterStore {

    private final JdbcClient jdbc;

    LetterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two who freeze at once get two numbers: the second waits and then fails, having changed nothing. */
    void append(Letter letter) {
        jdbc.sql("""
                        insert into letter (campaign_id, number, reference, text_hash, signature_count, frozen_at, pack_id,
                                            log, origin, entry_index, erased, checkpoint)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        letter.campaign().value(),
                        letter.number(),
                        letter.reference(),
                        letter.textHash(),
                        letter.count(),
                        Timestamp.from(letter.frozenAt()),
                        letter.pack(),
                        letter.delivered().log(),
                        letter.delivered().origin(),
                        letter.delivered().index(),
                        letter.delivered().erased(),
                        letter.delivered().checkpoint())
                .update();
    }

    Optional<Letter> latest(CampaignId campaign) {
        return jdbc.sql("select * from letter where campaign_id = ? order by number desc limit 1")
                .param(campaign.value())
                .query(LetterStore::letter)
                .optional();
    }

    /** The first one first. */
    List<Letter> all(CampaignId campaign) {
        return jdbc.sql("select * from letter where campaign_id = ? order by number")
                .param(campaign.value())
                .query(LetterStore::letter)
                .list();
    }

    Optional<Letter> byPack(CampaignId campaign, UUID pack) {
        return jdbc.sql("select * from letter where campaign_id = ? and pack_id = ?")
                .params(campaign.value(), pack)
                .query(LetterStore::letter)
                .optional();
    }

    private static Letter letter(ResultSet row, int number) throws SQLException {
        return new Letter(
                new CampaignId(row.getLong("campaign_id")),
                row.getInt("number"),
                row.getString("reference"),
                row.getBytes("text_hash"),
                new Delivered(
                        row.getInt("log"),
                        row.getString("origin"),
                        row.getLong("entry_index"),
                        row.getLong("signature_count"),
                        row.getLong("erased"),
                        row.getString("checkpoint")),
                row.getTimestamp("frozen_at").toInstant(),
                row.getObject("pack_id", UUID.class));
    }
}
