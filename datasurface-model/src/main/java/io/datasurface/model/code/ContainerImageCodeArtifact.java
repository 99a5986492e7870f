package io.datasurface.model.code;

import io.datasurface.model.common.OrderMatters;
import io.datasurface.model.internal.Copies;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program in a container image.
 *
 * @param image the image with its tag or digest
 * @param command what to run in it; empty: what the image says
 * @param envVars settings by name
 * @param cpus processors that it needs; absent: the platform's default
 * @param memoryMiB memory that it needs, in MiB; absent: the platform's default
 */
public record ContainerImageCodeArtifact(
        String image,
        @OrderMatters List<String> command,
        Map<String, String> envVars,
        Optional<BigDecimal> cpus,
        Optional<Integer> memoryMiB)
        implements CodeArtifact {
    /** Copies the collections. */
    public ContainerImageCodeArtifact {
        command = List.copyOf(command);
        envVars = Copies.ordered(envVars);
    }

    /**
     * Begins a program; everything else has its default.
     *
     * @param image the image with its tag or digest
     * @return a builder
     */
    public static Builder builder(String image) {
        return new Builder(image);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder(image);
        builder.command = new ArrayList<>(command);
        builder.envVars = new LinkedHashMap<>(envVars);
        builder.cpus = cpus;
        builder.memoryMiB = memoryMiB;
        return builder;
    }

    /** Collects the parts of a program. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String image;
        private List<String> command = new ArrayList<>();
        private Map<String, String> envVars = new LinkedHashMap<>();
        private Optional<BigDecimal> cpus = Optional.empty();
        private Optional<Integer> memoryMiB = Optional.empty();

        private Builder(String image) {
            this.image = image;
        }

        /**
         * Sets {@link ContainerImageCodeArtifact#image}.
         *
         * @param image the image with its tag or digest
         * @return this builder
         */
        public Builder image(String image) {
            this.image = image;
            return this;
        }

        /**
         * Adds to {@link ContainerImageCodeArtifact#command}.
         *
         * @param argument what is added
         * @return this builder
         */
        public Builder argument(String argument) {
            command.add(argument);
            return this;
        }

        /**
         * Sets all {@link ContainerImageCodeArtifact#command}.
         *
         * @param command what to run in it; empty: what the image says
         * @return this builder
         */
        public Builder command(List<String> command) {
            this.command = new ArrayList<>(command);
            return this;
        }

        /**
         * Adds to {@link ContainerImageCodeArtifact#envVars}, in the place of one with the same key.
         *
         * @param key its key
         * @param value its value
         * @return this builder
         */
        public Builder envVar(String key, String value) {
            envVars.put(key, value);
            return this;
        }

        /**
         * Sets all {@link ContainerImageCodeArtifact#envVars}.
         *
         * @param envVars settings by name
         * @return this builder
         */
        public Builder envVars(Map<String, String> envVars) {
            this.envVars = new LinkedHashMap<>(envVars);
            return this;
        }

        /**
         * Sets {@link ContainerImageCodeArtifact#cpus}.
         *
         * @param cpus processors that it needs; absent: the platform's default
         * @return this builder
         */
        public Builder cpus(BigDecimal cpus) {
            this.cpus = Optional.of(cpus);
            return this;
        }

        /**
         * Sets {@link ContainerImageCodeArtifact#memoryMiB}.
         *
         * @param memoryMiB memory that it needs, in MiB; absent: the platform's default
         * @return this builder
         */
        public Builder memoryMiB(Integer memoryMiB) {
            this.memoryMiB = Optional.of(memoryMiB);
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a program
         */
        public ContainerImageCodeArtifact build() {
            return new ContainerImageCodeArtifact(image, command, envVars, cpus, memoryMiB);
        }
    }
}
