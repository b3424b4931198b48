package org.undersigned.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.LastKnown;
import org.undersigned.ledger.Ledgers;
import org.undersigned.ledger.PublicLog;
import org.undersigned.tlog.Tile;
import org.undersigned.web.NotFound;

/** The ledgers as far as they are published, as C2SP tlog-tiles: a checkpoint that moves, and tiles that never change. */
@Controller
class LogsController {

    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final CacheControl MOVING =
            CacheControl.maxAge(Duration.ofSeconds(2)).cachePublic().staleWhileRevalidate(Duration.ofSeconds(2));
    private static final CacheControl FIXED =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final long TILES_KEPT_BYTES = 16L << 20;
    private static final Pattern NAME = Pattern.compile("([a-z0-9-]+)(?:\\.([1-9][0-9]{0,3}))?");

    /** A ledger under its public name, which is its campaign's slug unless it was begun anew. */
    private record Named(Campaign campaign, PublicLog log) {}

    private record Place(String name, Tile tile) {}

    private final Campaigns campaigns;
    private final Ledgers ledgers;
    private final LastKnown<String, Optional<Named>> logs;
    private final Cache<Place, byte[]> tiles;

    LogsController(Campaigns campaigns, Ledgers ledgers) {
        this.campaigns = campaigns;
        this.ledgers = ledgers;
        this.logs = new LastKnown<>(10_000, this::find);
        this.tiles = Caffeine.newBuilder()
                .maximumWeight(TILES_KEPT_BYTES)
                .weigher((Place _, byte[] bytes) -> bytes.length)
                .build();
    }

    @GetMapping("/log/{name}/checkpoint")
    ResponseEntity<byte[]> checkpoint(@PathVariable String name) {
        var log = logs.get(name).orElseThrow(NotFound::new).log();
        return ResponseEntity.ok()
                .cacheControl(MOVING)
                .contentType(TEXT)
                .body(log.checkpoint().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/log/{name}/tile/**")
    ResponseEntity<byte[]> tile(@PathVariable String name, HttpServletRequest request) {
        var path = request.getRequestURI().substring("/log/".length() + name.length() + 1);
        var bytes = Tile.at(path)
                .map(tile -> new Place(name, tile))
                .filter(this::isPublished)
                .flatMap(this::tile)
                .orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .cacheControl(FIXED)
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(bytes);
    }

    /** Another server may have published more since this one looked last, and have sent them here for its tiles. */
    private boolean isPublished(Place place) {
        return isPublished(place.tile(), logs.get(place.name())) || isPublished(place.tile(), find(place.name()));
    }

    private static boolean isPublished(Tile tile, Optional<Named> named) {
        return named.filter(it -> tile.isWithin(it.log().size())).isPresent();
    }

    private Optional<byte[]> tile(Place place) {
        return Optional.ofNullable(tiles.get(
                place,
                it -> logs.get(it.name())
                        .flatMap(named -> ledgers.tile(named.campaign().id(), named.log().log(), it.tile()))
                        .orElse(null)));
    }

    private Optional<Named> find(String name) {
        var parts = NAME.matcher(name);
        return Optional.of(parts)
                .filter(it -> it.matches())
                .flatMap(it -> campaigns.bySlug(it.group(1)))
                .flatMap(
                        campaign -> ledgers.named(campaign, log(parts.group(2))).map(log -> new Named(campaign, log)));
    }

    private static int log(@Nullable String number) {
        return number == null ? 1 : Integer.parseInt(number);
    }
}
