package io.datasurface.awsbatch.workflow;

import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.schedule.ExecutionClass;
import io.datasurface.awsbatch.schedule.Part;
import io.datasurface.awsbatch.watch.Watch;

/**
 * A job of a workflow.
 *
 * @param part what it is
 * @param subject what it is about: a datastore, a workspace, a container
 * @param spec key of its document
 * @param watch by what its runs are watched
 * @param execution on which capacity they work
 */
public record Step(Part part, String subject, String spec, Watch watch, ExecutionClass execution) {
    /** Returns what the job is for. */
    Purpose purpose() {
        return part.purpose();
    }
}
