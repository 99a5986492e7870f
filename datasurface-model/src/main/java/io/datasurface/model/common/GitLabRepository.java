package io.datasurface.model.common;

import java.util.Optional;

/**
 * A branch of a repository on a GitLab server.
 *
 * @param repoUrl address of the server with its scheme
 * @param repositoryName {@code group/repository}
 * @param branchName the branch
 * @param credential an API token, if needed
 * @param documentation words for people
 */
public record GitLabRepository(
        String repoUrl,
        String repositoryName,
        String branchName,
        Optional<Credential> credential,
        Optional<Documentation> documentation)
        implements Repository {
    @Override
    public String identity() {
        return "gitlab:" + repoUrl + "/" + repositoryName + "#" + branchName;
    }

    /**
     * Begins a repository; everything else has its default.
     *
     * @param repoUrl address of the server with its scheme
     * @param repositoryName {@code group/repository}
     * @param branchName the branch
     * @return a builder
     */
    public static Builder builder(String repoUrl, String repositoryName, String branchName) {
        return new Builder(repoUrl, repositoryName, branchName);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder(repoUrl, repositoryName, branchName);
        builder.credential = credential;
        builder.documentation = documentation;
        return builder;
    }

    /** Collects the parts of a repository. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String repoUrl;
        private String repositoryName;
        private String branchName;
        private Optional<Credential> credential = Optional.empty();
        private Optional<Documentation> documentation = Optional.empty();

        private Builder(String repoUrl, String repositoryName, String branchName) {
            this.repoUrl = repoUrl;
            this.repositoryName = repositoryName;
            this.branchName = branchName;
        }

        /**
         * Sets {@link GitLabRepository#repoUrl}.
         *
         * @param repoUrl address of the server with its scheme
         * @return this builder
         */
        public Builder repoUrl(String repoUrl) {
            this.repoUrl = repoUrl;
            return this;
        }

        /**
         * Sets {@link GitLabRepository#repositoryName}.
         *
         * @param repositoryName {@code group/repository}
         * @return this builder
         */
        public Builder repositoryName(String repositoryName) {
            this.repositoryName = repositoryName;
            return this;
        }

        /**
         * Sets {@link GitLabRepository#branchName}.
         *
         * @param branchName the branch
         * @return this builder
         */
        public Builder branchName(String branchName) {
            this.branchName = branchName;
            return this;
        }

        /**
         * Sets {@link GitLabRepository#credential}.
         *
         * @param credential an API token, if needed
         * @return this builder
         */
        public Builder credential(Credential credential) {
            this.credential = Optional.of(credential);
            return this;
        }

        /**
         * Sets {@link GitLabRepository#documentation}.
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
         * Makes the object.
         *
         * @return a repository
         */
        public GitLabRepository build() {
            return new GitLabRepository(repoUrl, repositoryName, branchName, credential, documentation);
        }
    }
}
