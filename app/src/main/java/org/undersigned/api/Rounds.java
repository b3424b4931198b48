package org.undersigned.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.config.Task;
import org.springframework.scheduling.config.TaskExecutionOutcome;
import org.springframework.stereotype.Component;
import org.undersigned.ledger.Ledgers;

/** The rounds that the sequencer makes in this server: whether the last one was of late, and went well. */
@Component
class Rounds {

    private static final Duration LATE = Duration.ofSeconds(60);
    private static final String SEQUENCER = Ledgers.class.getPackageName() + ".Sequencer.";

    private final ObjectProvider<ScheduledTaskHolder> tasks;
    private final InstantSource clock;

    Rounds(ObjectProvider<ScheduledTaskHolder> tasks, InstantSource clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    boolean goWell() {
        var rounds = ofTheLedger();
        return !rounds.isEmpty() && rounds.stream().allMatch(round -> goesWell(round.getLastExecutionOutcome()));
    }

    private boolean goesWell(TaskExecutionOutcome last) {
        return switch (last.status()) {
            case NONE, ERROR -> false;
            case STARTED, SUCCESS ->
                last.executionTime() != null && last.executionTime().plus(LATE).isAfter(clock.instant());
        };
    }

    private List<Task> ofTheLedger() {
        return tasks.stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .map(ScheduledTask::getTask)
                .filter(task -> task.toString().startsWith(SEQUENCER))
                .toList();
    }
}
