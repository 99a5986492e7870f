package io.datasurface.host.delivery;

import io.datasurface.host.RenderResult;
import io.datasurface.model.lint.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a delivery did.
 *
 * @param outcome how it ended
 * @param newest the newest version of the model
 * @param version the version that was rendered, or would have been
 * @param commit id of the commit that was pushed, if the outcome is {@link Outcome#DELIVERED}
 * @param opens when the next maintenance window opens, if the outcome is {@link Outcome#WAITING} and there is one
 * @param render what the render gave; empty if nothing was rendered
 * @param problems all problems, sorted
 */
public record DeliveryResult(
        Outcome outcome,
        ModelVersion newest,
        ModelVersion version,
        Optional<String> commit,
        Optional<Instant> opens,
        Optional<RenderResult> render,
        List<Problem> problems) {
    /** How a delivery ended. */
    public enum Outcome {
        /** A commit was pushed. */
        DELIVERED,
        /** The branch holds this render already; nothing was committed. */
        UNCHANGED,
        /** There is a newer version, but no maintenance window is open; nothing was rendered. */
        WAITING,
        /** The model has errors; nothing was committed. */
        REFUSED
    }

    /** Copies the problems. */
    public DeliveryResult {
        problems = List.copyOf(problems);
    }
}
