package org.undersigned.site;

import java.util.Map;
import java.util.regex.Pattern;
import org.undersigned.campaign.PublicAddress;

/** Makes of a page that was rendered for a server one file among others: what lies beside it is found there, all else at the host. */
record LocalLinks(PublicAddress host, Map<String, String> files) {

    private static final Pattern LINK = Pattern.compile("(href|src)=\"(/[^\"]*)\"");
    private static final Pattern LIVE = Pattern.compile(" data-count=\"[^\"]*\"");

    String in(String page) {
        var local = LIVE.matcher(page).replaceAll("");
        for (var file : files.entrySet()) {
            local = local.replace(host.of(file.getKey()) + "/", file.getValue() + "/");
        }
        return LINK.matcher(local).replaceAll(link -> link.group(1) + "=\"" + address(link.group(2)) + "\"");
    }

    private String address(String path) {
        return files.getOrDefault(path, host.of(path));
    }
}
