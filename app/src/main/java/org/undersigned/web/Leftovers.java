package org.undersigned.web;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Clears away what a rush has left in memory, once nobody has been inside at two looks, and so gives it back to the machine. By
 * itself Java does so when memory is full, which is in the midst of the next rush, and people wait meanwhile.
 */
@Component
class Leftovers {

    /** Of the serial collector; with another one nothing is done here. */
    private static final String LONG_LIVED = "Tenured Gen";

    /** Else it is not worth the tenth of a second for which everything stands still. */
    private static final long WORTH_IT = 32L << 20;

    private final Admission admission;
    private final Optional<MemoryPoolMXBean> memory;
    private long kept;
    private int looksWithNobody;

    Leftovers(Admission admission) {
        this.admission = admission;
        this.memory = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals(LONG_LIVED))
                .findFirst();
    }

    @Scheduled(fixedDelay = 5_000)
    void clear() {
        memory.filter(pool -> isDue(admission.inside(), used(pool))).ifPresent(pool -> {
            System.gc();
            clearedTo(used(pool));
        });
    }

    boolean isDue(int inside, long used) {
        looksWithNobody = inside == 0 ? looksWithNobody + 1 : 0;
        return looksWithNobody > 1 && used > kept + WORTH_IT;
    }

    void clearedTo(long used) {
        kept = used;
    }

    private static long used(MemoryPoolMXBean pool) {
        return pool.getUsage().getUsed();
    }
}
