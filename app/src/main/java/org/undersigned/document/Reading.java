package org.undersigned.document;

import java.util.List;

/** What was understood of a campaign document, or what is wrong with it. */
public sealed interface Reading {

    /** The remarks say what was found where and what has a default, so that nothing is taken silently. */
    record Understood(CampaignDocument document, List<Remark> remarks) implements Reading {
        public Understood {
            remarks = List.copyOf(remarks);
        }
    }

    /** Every fault that could be found at once, in the order of the lines; never empty. */
    record Faulty(List<Fault> faults) implements Reading {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
