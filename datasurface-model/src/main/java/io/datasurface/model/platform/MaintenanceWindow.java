package io.datasurface.model.platform;

import io.datasurface.model.common.Default;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Named;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A span of time in which a platform may be changed. It opens by a cron expression and on single dates.
 *
 * @param name name in its platform instance
 * @param documentation words for people
 * @param cron five cron fields: when the window opens, in its time zone
 * @param starts single times at which the window opens, in its time zone
 * @param length how long it stays open
 * @param timeZone an IANA time zone, such as {@code Europe/Berlin}
 */
public record MaintenanceWindow(
        String name,
        Optional<Documentation> documentation,
        Optional<String> cron,
        List<LocalDateTime> starts,
        Duration length,
        @Default("UTC") String timeZone)
        implements Named {
    /** Copies the collections. */
    public MaintenanceWindow {
        starts = List.copyOf(starts);
    }

    /**
     * Begins a maintenance window; everything else has its default.
     *
     * @param name name in its platform instance
     * @param length how long it stays open
     * @return a builder
     */
    public static Builder builder(String name, Duration length) {
        return new Builder(name, length);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder(name, length);
        builder.documentation = documentation;
        builder.cron = cron;
        builder.starts = new ArrayList<>(starts);
        builder.timeZone = timeZone;
        return builder;
    }

    /** Collects the parts of a maintenance window. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String name;
        private Optional<Documentation> documentation = Optional.empty();
        private Optional<String> cron = Optional.empty();
        private List<LocalDateTime> starts = new ArrayList<>();
        private Duration length;
        private String timeZone = "UTC";

        private Builder(String name, Duration length) {
            this.name = name;
            this.length = length;
        }

        /**
         * Sets {@link MaintenanceWindow#name}.
         *
         * @param name name in its platform instance
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link MaintenanceWindow#documentation}.
         *
         * @param documentation words for people
         * @return this builder
         */
        public Builder documentation(Documentation documentation) {
            this.documentation = Optional.of(documentation);
            return this;
        }

        /**
         * Documents with plain text.
         *
         * @param description the text
         * @return this builder
         */
        public Builder documentation(String description) {
            return documentation(Documentation.of(description));
        }

        /**
         * Sets {@link MaintenanceWindow#cron}.
         *
         * @param cron five cron fields: when the window opens, in its time zone
         * @return this builder
         */
        public Builder cron(String cron) {
            this.cron = Optional.of(cron);
            return this;
        }

        /**
         * Adds to {@link MaintenanceWindow#starts}.
         *
         * @param start what is added
         * @return this builder
         */
        public Builder start(LocalDateTime start) {
            starts.add(start);
            return this;
        }

        /**
         * Sets all {@link MaintenanceWindow#starts}.
         *
         * @param starts single times at which the window opens, in its time zone
         * @return this builder
         */
        public Builder starts(List<LocalDateTime> starts) {
            this.starts = new ArrayList<>(starts);
            return this;
        }

        /**
         * Sets {@link MaintenanceWindow#length}.
         *
         * @param length how long it stays open
         * @return this builder
         */
        public Builder length(Duration length) {
            this.length = length;
            return this;
        }

        /**
         * Sets {@link MaintenanceWindow#timeZone}.
         *
         * @param timeZone an IANA time zone, such as {@code Europe/Berlin}
         * @return this builder
         */
        public Builder timeZone(String timeZone) {
            this.timeZone = timeZone;
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a maintenance window
         */
        public MaintenanceWindow build() {
            return new MaintenanceWindow(name, documentation, cron, starts, length, timeZone);
        }
    }
}
