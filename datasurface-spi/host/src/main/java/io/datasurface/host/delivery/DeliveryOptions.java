package io.datasurface.host.delivery;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is delivered from where to where.
 *
 * @param modelRepository repository of the model: an HTTPS address or a path
 * @param ref the live version: a branch, a tag or all digits of a commit
 * @param modelFolder path of the model in its repository, with slashes; empty: the repository is the model
 * @param modelCredentials what opens it
 * @param outputRepository repository of the renders: an HTTPS address or a path
 * @param branch the branch that takes the renders
 * @param outputFolder path of the render in that branch, with slashes; empty: the branch is the render
 * @param outputCredentials what opens it
 * @param platform the only platform instance that is rendered; empty: all together
 * @param work a folder for copies of the repositories, which stays between runs but need not
 * @param author name of who commits
 * @param email address of who commits
 * @param anyTime whether maintenance windows do not count this time
 */
public record DeliveryOptions(
        String modelRepository,
        String ref,
        String modelFolder,
        GitCredentials modelCredentials,
        String outputRepository,
        String branch,
        String outputFolder,
        GitCredentials outputCredentials,
        Optional<String> platform,
        Path work,
        String author,
        String email,
        boolean anyTime) {
    /**
     * Begins options; everything else has its default: the branch {@code live} of the model, the branch {@code rendered} of the renders,
     * whole repositories, no credentials, all platforms, and maintenance windows count.
     *
     * @param modelRepository repository of the model: an HTTPS address or a path
     * @param outputRepository repository of the renders: an HTTPS address or a path
     * @param work a folder for copies of the repositories
     * @return a builder
     */
    public static Builder builder(String modelRepository, String outputRepository, Path work) {
        return new Builder(modelRepository, outputRepository, work);
    }

    /** Collects options. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private final String modelRepository;
        private final String outputRepository;
        private final Path work;
        private String ref = "live";
        private String modelFolder = "";
        private GitCredentials modelCredentials = GitCredentials.NONE;
        private String branch = "rendered";
        private String outputFolder = "";
        private GitCredentials outputCredentials = GitCredentials.NONE;
        private Optional<String> platform = Optional.empty();
        private String author = "DataSurface";
        private String email = "datasurface@localhost";
        private boolean anyTime;

        private Builder(String modelRepository, String outputRepository, Path work) {
            this.modelRepository = modelRepository;
            this.outputRepository = outputRepository;
            this.work = work;
        }

        /**
         * Sets {@link DeliveryOptions#ref}.
         *
         * @param value a branch, a tag or all digits of a commit
         * @return this builder
         */
        public Builder ref(String value) {
            this.ref = value;
            return this;
        }

        /**
         * Sets {@link DeliveryOptions#modelFolder}.
         *
         * @param value path of the model in its repository
         * @return this builder
         */
        public Builder modelFolder(String value) {
            this.modelFolder = value;
            return this;
        }

        /**
         * Sets {@link DeliveryOptions#modelCredentials}.
         *
         * @param value what opens the repository of the model
         * @return this builder
         */
        public Builder modelCredentials(GitCredentials value) {
            this.modelCredentials = value;
            return this;
        }

        /**
         * Sets {@link DeliveryOptions#branch}.
         *
         * @param value the branch that takes the renders
         * @return this builder
         */
        public Builder branch(String value) {
            this.branch = value;
            return this;
        }

        /**
         * Sets {@link DeliveryOptions#outputFolder}.
         *
         * @param value path of the render in its branch
         * @return this builder
         */
        public Builder outputFolder(String value) {
            this.outputFolder = value;
            return this;
        }

        /**
         * Sets {@link DeliveryOptions#outputCredentials}.
         *
         * @param value what opens the repository of the renders
         * @return this builder
         */
        public Builder outputCredentials(GitCredentials value) {
            this.outputCredentials = value;
            return this;
        }

        /**
         * Sets {@link DeliveryOptions#platform}.
         *
         * @param value the only platform instance that is rendered
         * @return this builder
         */
        public Builder platform(String value) {
            this.platform = Optional.of(value);
            return this;
        }

        /**
         * Sets {@link DeliveryOptions#author} and {@link DeliveryOptions#email}.
         *
         * @param name name of who commits
         * @param address their address
         * @return this builder
         */
        public Builder author(String name, String address) {
            this.author = name;
            this.email = address;
            return this;
        }

        /**
         * Sets {@link DeliveryOptions#anyTime}.
         *
         * @param value whether maintenance windows do not count this time
         * @return this builder
         */
        public Builder anyTime(boolean value) {
            this.anyTime = value;
            return this;
        }

        /**
         * Makes the options.
         *
         * @return the options
         */
        public DeliveryOptions build() {
            return new DeliveryOptions(
                    modelRepository,
                    ref,
                    modelFolder,
                    modelCredentials,
                    outputRepository,
                    branch,
                    outputFolder,
                    outputCredentials,
                    platform,
                    work,
                    author,
                    email,
                    anyTime);
        }
    }
}
