package org.undersigned.site;

import java.util.Map;
import java.util.regex.Pattern;
import org.undersigned.campaign.PublicAddress;

/** Makes of a page that was rendered for a server one file among others: what lies beside it is found there, all else at the host. */
record LocalLinks(PublicAddress host, String ledger, Map<String, String> files) {

    /** The folder in which the ledger lies. */
    static final String LOG = "log";

    private static final Pattern LINK = Pattern.compile("(href|src)=\"(/[^\"]*)\"");
    private static final Pattern LIVE = Pattern.compile(" data-count=\"[^\"]*\"");

    String in(String page) {
        var still = LIVE.matcher(page).replaceAll("");
        var local = still.replaceAll(Pattern.quote(host.of(ledger)) + "(?=[/ ])", LOG);
        return LINK.matcher(local).replaceAll(link -> link.group(1) + "=\"" + address(link.group(2)) + "\"");
    }

    private String address(String path) {
        return files.getOrDefault(path, host.of(path));
    }
}
