package org.undersigned.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.campaign.CampaignId;
import org.undersigned.tlog.Tile;
import org.undersigned.tlog.TileFile;
import org.undersigned.tlog.TileReader;

/** Tiles in the database, each as far as it has grown; a narrower form is cut from its beginning. */
@Repository
class TileStore {

    private static final int HASH = 32;

    private final JdbcClient jdbc;

    TileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    TileReader of(CampaignId campaign, int log) {
        return tile -> read(campaign, log, tile);
    }

    void write(CampaignId campaign, int log, List<TileFile> tiles) {
        jdbc.sql("""
                        insert into tile
                        select ?, ?, * from unnest(?::smallint[], ?::bigint[], ?::smallint[], ?::bytea[])
                        on conflict (campaign_id, log, level, index) do update
                        set width = excluded.width, bytes = excluded.bytes where tile.width < excluded.width
                        """)
                .param(campaign.value())
                .param(log)
                .param(column(tiles, it -> (short) it.tile().level()).toArray(Short[]::new))
                .param(column(tiles, it -> it.tile().index()).toArray(Long[]::new))
                .param(column(tiles, it -> (short) it.tile().width()).toArray(Short[]::new))
                .param(column(tiles, TileFile::bytes).toArray(byte[][]::new))
                .update();
    }

    private Optional<byte[]> read(CampaignId campaign, int log, Tile tile) {
        return jdbc.sql("""
                        select case when level >= 0 then substring(bytes for ?) else bytes end
                        from tile where campaign_id = ? and log = ? and level = ? and index = ? and width >= ?
                        """)
                .param(tile.width() * HASH)
                .param(campaign.value())
                .param(log)
                .param(tile.level())
                .param(tile.index())
                .param(tile.width())
                .query(byte[].class)
                .optional()
                .map(bytes -> tile.level() == Tile.ENTRIES ? beginning(bytes, tile.width()) : bytes);
    }

    /** The first so many entries of a bundle, each after its length in two bytes. */
    private static byte[] beginning(byte[] bundle, int entries) {
        var end = 0;
        for (var i = 0; i < entries; i++) {
            end += 2 + (Byte.toUnsignedInt(bundle[end]) << 8 | Byte.toUnsignedInt(bundle[end + 1]));
        }
        return Arrays.copyOf(bundle, end);
    }

    private static <T> List<T> column(List<TileFile> tiles, Function<TileFile, T> value) {
        return tiles.stream().map(value).toList();
    }
}
