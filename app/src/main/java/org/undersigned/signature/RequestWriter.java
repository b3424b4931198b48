package org.undersigned.signature;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Requests on their way into the database; of each, whether it was taken. */
@Component
class RequestWriter extends GroupCommit<Request, Boolean> {

    private final RequestStore requests;
    private final Rush rush;

    RequestWriter(RequestStore requests, Rush rush, TransactionOperations transactions) {
        super("requests", transactions);
        this.requests = requests;
        this.rush = rush;
    }

    @Override
    List<Boolean> write(List<Request> batch, boolean again) {
        if (again) {
            requests.awaitStandby();
        } else {
            rush.came(batch.size());
        }
        var taken = again ? requests.appendMissing(batch) : requests.append(batch);
        return batch.stream().map(it -> taken.contains(it.id())).toList();
    }
}
