package org.undersigned.bench;

import java.time.Duration;

/** All that one signer asks for, one after the other; the link is that of somebody who signed before. */
final class WholeWay {

    private static final int CONNECTIONS = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final String GZIP = "Accept-Encoding: gzip";
    private static final int OK = 200;
    private static final int SEE_OTHER = 303;

    private final ServerProcess server;
    private final Database database;
    private final String slug;
    private final MailedLinks links;
    private final Duration time;

    WholeWay(ServerProcess server, Database database, String slug, MailedLinks links, Duration time) {
        this.server = server;
        this.database = database;
        this.slug = slug;
        this.links = links;
        this.time = time;
    }

    Row row() {
        database.awaitQuiet(slug);
        links.collect();
        var going = Workers.doing(server, this::go);
        new WarmUp(CONNECTIONS, WARM_UP).run(going, _ -> database.awaitQuiet(slug));
        var campaign = database.campaign(slug);
        var confirmed = database.count("signature", campaign);
        var before = Benchmark.cpu(server, database);
        var gone = Load.fullSpeed(CONNECTIONS, time).run(going);
        database.awaitQuiet(slug);
        var ways = Math.max(1, database.count("signature", campaign) - confirmed);
        return Row.told(
                "a signer's whole way: page, form, what to do now, mail, link, button, receipt",
                "%.2f ms of processor time, application and database, with mail and entry (%s)"
                        .formatted((Benchmark.cpu(server, database) - before) / ways * 1e3, gone.told()));
    }

    private boolean go(Connection connection) throws Exception {
        var page = "/campaigns/" + slug;
        var link = links.next();
        return connection.exchange(Forms.get(page, GZIP)) == OK
                && connection.exchange(new Forms(slug).signing()) == SEE_OTHER
                && connection.exchange(Forms.get(page + "/check-inbox", GZIP)) == OK
                && connection.exchange(Forms.link(link.link())) == OK
                && connection.exchange(link.confirmation()) == SEE_OTHER
                && connection.exchange(Forms.receiptPage(link.secret())) == OK;
    }
}
