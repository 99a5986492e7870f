package io.datasurface.spi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What a value of a parameter must be beside its type, so that help can say it and the host can refuse other values before the plugin sees
 * them. What depends on several parameters or on the model is for {@link DataPlatform#lint}. Immutable.
 */
public sealed interface ParameterRule {
    /**
     * What it asks for, for help and messages.
     *
     * @return for example {@code from 1 to 50} or {@code one of DAILY, HOURLY}
     */
    String words();

    /**
     * Texts that match: a text, or each text of a list or map.
     *
     * @param pattern what a text must match as a whole
     */
    record Matching(Pattern pattern) implements ParameterRule {
        @Override
        public String words() {
            return "a text that matches " + pattern.pattern();
        }
    }

    /**
     * One of a few: a text, each text of a list or map, or a whole number by its digits.
     *
     * @param choices all that there are; at least one
     */
    record OneOf(List<String> choices) implements ParameterRule {
        /** Copies the choices. */
        public OneOf {
            choices = List.copyOf(choices);
            if (choices.isEmpty()) {
                throw new IllegalArgumentException("A parameter needs a choice");
            }
        }

        @Override
        public String words() {
            return choices.size() == 1 ? choices.get(0) : "one of " + String.join(", ", choices);
        }
    }

    /**
     * Whole numbers of a range.
     *
     * @param least the least
     * @param most the most, if there is one; not below the least
     */
    record NumberRange(long least, OptionalLong most) implements ParameterRule {
        /** Checks the order. */
        public NumberRange {
            if (most.isPresent() && most.getAsLong() < least) {
                throw new IllegalArgumentException("No number is from " + least + " to " + most.getAsLong());
            }
        }

        @Override
        public String words() {
            return most.isPresent() ? "from " + least + " to " + most.getAsLong() : "at least " + least;
        }
    }

    /**
     * Spans of time of a range.
     *
     * @param least the shortest
     * @param most the longest, if there is one; not shorter than the shortest
     */
    record DurationRange(Duration least, Optional<Duration> most) implements ParameterRule {
        /** Checks the order. */
        public DurationRange {
            if (most.isPresent() && most.get().compareTo(least) < 0) {
                throw new IllegalArgumentException("No duration is from " + least + " to " + most.get());
            }
        }

        @Override
        public String words() {
            return most.map(longest -> "from " + least + " to " + longest).orElse("at least " + least);
        }
    }
}
