package org.undersigned.bench;

import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What signers were answered in a run and what came into their inboxes: all that an outsider can hold the product to. */
final class Promises {

    private final Set<String> requests = ConcurrentHashMap.newKeySet();
    private final Map<String, UUID> mails = new ConcurrentHashMap<>();
    private final Set<UUID> confirmations = ConcurrentHashMap.newKeySet();
    private final Map<UUID, String> receipts = new ConcurrentHashMap<>();
    private final Queue<UUID> links = new ConcurrentLinkedQueue<>();

    /** Addresses that were told to look into their inbox. */
    Set<String> requests() {
        return requests;
    }

    /** Addresses that got a link, with the request it stands for. */
    Map<String, UUID> mails() {
        return mails;
    }

    /** Those that were told that they signed. */
    Set<UUID> confirmations() {
        return confirmations;
    }

    /** Receipts with their proofs, as they were handed out meanwhile. */
    Map<UUID, String> receipts() {
        return receipts;
    }

    /** Links that nobody has pressed with an answer yet. */
    Queue<UUID> links() {
        return links;
    }

    /** The same mail may come again. */
    void mailed(String address, UUID request) {
        if (mails.put(address, request) == null) {
            links.add(request);
        }
    }
}
