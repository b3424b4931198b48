package org.undersigned.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.LastKnown;
import org.undersigned.language.Texts;
import org.undersigned.letter.ShareImage;
import org.undersigned.web.Kept;
import org.undersigned.web.KeptAnswers;
import org.undersigned.web.NotFound;
import org.undersigned.web.Pages;

/** The list of open letters, and each letter's page: looked at once a second at most, rendered when it has changed, served from memory. */
@Controller
class CampaignsController implements KeptAnswers {

    private static final int MOST_KEPT = 500;
    private static final int MOST_SOURCES = 20;

    /** An empty field for where a reader came from, as it stands on the page. */
    private static final String NO_SOURCE = "name=\"source\" value=\"";

    /** A page, what it was made of, and the same for those who come from somewhere. */
    private record Rendered(ActionPage page, Kept kept, Cache<String, Kept> bySource) {

        Kept from(String source) {
            return source.isEmpty() ? kept : bySource.get(source, this::filledIn);
        }

        private Kept filledIn(String source) {
            var html = new String(kept.bytes(), StandardCharsets.UTF_8);
            return Kept.html(html.replace(NO_SOURCE, NO_SOURCE + source).getBytes(StandardCharsets.UTF_8));
        }
    }

    private final Campaigns campaigns;
    private final ActionPages actions;
    private final Pages pages;
    private final LastKnown<String, Optional<Rendered>> rendered;
    private final Cache<String, Rendered> before =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();
    private final LastKnown<String, Kept> open = new LastKnown<>(1, _ -> open());
    private final Cache<String, byte[]> images = Caffeine.newBuilder()
            .maximumSize(50)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    CampaignsController(Campaigns campaigns, ActionPages actions, Pages pages) {
        this.campaigns = campaigns;
        this.actions = actions;
        this.pages = pages;
        this.rendered = new LastKnown<>(MOST_KEPT, this::render);
    }

    @Override
    public Optional<Kept> find(HttpServletRequest request) {
        return "/".equals(request.getServletPath())
                ? Optional.of(open.get("/"))
                : KeptAnswers.slug(request, "").flatMap(rendered::get).map(page -> page.from(source(request)));
    }

    private Kept open() {
        var text = Texts.of("site", Locale.ENGLISH);
        var cards = campaigns.open().stream().map(this::card).toList();
        var title = text.say(cards.isEmpty() ? "campaigns.none.title" : "campaigns.title");
        return Kept.html(pages.render(new CampaignsPage(pages.layout("site", Locale.ENGLISH, title, false), cards)));
    }

    @GetMapping("/campaigns/{slug}/preview.png")
    ResponseEntity<byte[]> image(@PathVariable String slug) {
        var campaign = campaigns.bySlug(slug).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600, stale-while-revalidate=86400")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .contentType(MediaType.IMAGE_PNG)
                .body(images.get(slug + "/" + campaign.version(), _ -> draw(campaign)));
    }

    /** Never of a POST, whose body would be read for it. */
    private static String source(HttpServletRequest request) {
        return request.getQueryString() == null || "POST".equals(request.getMethod())
                ? ""
                : SignatureForm.source(Optional.ofNullable(request.getParameter("source")))
                        .orElse("");
    }

    private Optional<Rendered> render(String slug) {
        return campaigns
                .bySlug(slug)
                .map(actions::page)
                .map(page -> before.asMap()
                        .compute(
                                slug,
                                (_, known) -> known != null && known.page().equals(page) ? known : render(page)));
    }

    private Rendered render(ActionPage page) {
        return new Rendered(
                page,
                Kept.html(pages.render(page)),
                Caffeine.newBuilder().maximumSize(MOST_SOURCES).build());
    }

    private byte[] draw(Campaign campaign) {
        var document = campaign.document();
        var text = Written.texts(document);
        return ShareImage.png(
                document.locale(),
                text.say("action.kicker") + " " + document.target().name(),
                document.text().title(),
                actions.organisation(document).name());
    }

    private CampaignsPage.Card card(Campaign campaign) {
        var document = campaign.document();
        return new CampaignsPage.Card(
                Written.path(campaign),
                document.text().title(),
                document.locale().toLanguageTag(),
                document.target().name(),
                actions.organisation(document).name(),
                actions.tally(campaign));
    }
}
