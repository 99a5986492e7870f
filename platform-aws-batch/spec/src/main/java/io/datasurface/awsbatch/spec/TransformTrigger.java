package io.datasurface.awsbatch.spec;

/** When a transformer runs. */
public sealed interface TransformTrigger {

    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method per kind of trigger.
     *
     * @param <R> result
     */
    interface Visitor<R> {
        /** For {@link AllInputs}. */
        R allInputs();

        /** For {@link Cron}. */
        R cron(Cron trigger);
    }

    /** When all inputs have a batch, and one of them has a new one; the transformer's own output does not count. */
    record AllInputs() implements TransformTrigger {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.allInputs();
        }
    }

    /**
     * By the clock.
     *
     * @param expression as EventBridge Scheduler takes it, without {@code cron(...)} around it
     * @param timezone its time zone, such as {@code Europe/Berlin}
     */
    record Cron(String expression, String timezone) implements TransformTrigger {
        /** Refuses empty parts. */
        public Cron {
            Checks.text("expression", expression);
            Checks.text("timezone", timezone);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.cron(this);
        }
    }
}
