package io.datasurface.model;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LintSuppression;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.Repository;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.internal.Copies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * People who own datastores and workspaces.
 *
 * @param name name in its zone
 * @param documentation words for people
 * @param owningRepo the repository that defines it; absent: as declared
 * @param containers containers that the team describes once, by name
 * @param dataStores datastores by name
 * @param workspaces workspaces by name
 * @param suppressions warnings that the team accepts
 */
public record Team(
        String name,
        Optional<Documentation> documentation,
        Optional<Repository> owningRepo,
        Map<String, DataContainer> containers,
        Map<String, Datastore> dataStores,
        Map<String, Workspace> workspaces,
        List<LintSuppression> suppressions)
        implements Named {
    /** Copies the collections. */
    public Team {
        containers = Copies.byName("Team.containers", containers);
        dataStores = Copies.byName("Team.dataStores", dataStores);
        workspaces = Copies.byName("Team.workspaces", workspaces);
        suppressions = List.copyOf(suppressions);
    }

    /**
     * Begins a team; everything else has its default.
     *
     * @param name name in its zone
     * @return a builder
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder(name);
        builder.documentation = documentation;
        builder.owningRepo = owningRepo;
        builder.containers = new LinkedHashMap<>(containers);
        builder.dataStores = new LinkedHashMap<>(dataStores);
        builder.workspaces = new LinkedHashMap<>(workspaces);
        builder.suppressions = new ArrayList<>(suppressions);
        return builder;
    }

    /** Collects the parts of a team. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String name;
        private Optional<Documentation> documentation = Optional.empty();
        private Optional<Repository> owningRepo = Optional.empty();
        private Map<String, DataContainer> containers = new LinkedHashMap<>();
        private Map<String, Datastore> dataStores = new LinkedHashMap<>();
        private Map<String, Workspace> workspaces = new LinkedHashMap<>();
        private List<LintSuppression> suppressions = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Sets {@link Team#name}.
         *
         * @param name name in its zone
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link Team#documentation}.
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
         * Sets {@link Team#owningRepo}.
         *
         * @param owningRepo the repository that defines it; absent: as declared
         * @return this builder
         */
        public Builder owningRepo(Repository owningRepo) {
            this.owningRepo = Optional.of(owningRepo);
            return this;
        }

        /**
         * Adds to {@link Team#containers}, in the place of one with the same name.
         *
         * @param container what is added
         * @return this builder
         */
        public Builder container(DataContainer container) {
            containers.put(container.name(), container);
            return this;
        }

        /**
         * Sets all {@link Team#containers}, in this order.
         *
         * @param containers containers that the team describes once; of two with one name the later counts
         * @return this builder
         */
        public Builder containers(Iterable<? extends DataContainer> containers) {
            this.containers = new LinkedHashMap<>();
            containers.forEach(this::container);
            return this;
        }

        /**
         * Adds to {@link Team#dataStores}, in the place of one with the same name.
         *
         * @param datastore what is added
         * @return this builder
         */
        public Builder datastore(Datastore datastore) {
            dataStores.put(datastore.name(), datastore);
            return this;
        }

        /**
         * Sets all {@link Team#dataStores}, in this order.
         *
         * @param dataStores datastores; of two with one name the later counts
         * @return this builder
         */
        public Builder dataStores(Iterable<? extends Datastore> dataStores) {
            this.dataStores = new LinkedHashMap<>();
            dataStores.forEach(this::datastore);
            return this;
        }

        /**
         * Adds to {@link Team#workspaces}, in the place of one with the same name.
         *
         * @param workspace what is added
         * @return this builder
         */
        public Builder workspace(Workspace workspace) {
            workspaces.put(workspace.name(), workspace);
            return this;
        }

        /**
         * Sets all {@link Team#workspaces}, in this order.
         *
         * @param workspaces workspaces; of two with one name the later counts
         * @return this builder
         */
        public Builder workspaces(Iterable<? extends Workspace> workspaces) {
            this.workspaces = new LinkedHashMap<>();
            workspaces.forEach(this::workspace);
            return this;
        }

        /**
         * Adds to {@link Team#suppressions}.
         *
         * @param suppression what is added
         * @return this builder
         */
        public Builder suppression(LintSuppression suppression) {
            suppressions.add(suppression);
            return this;
        }

        /**
         * Sets all {@link Team#suppressions}.
         *
         * @param suppressions warnings that the team accepts
         * @return this builder
         */
        public Builder suppressions(List<LintSuppression> suppressions) {
            this.suppressions = new ArrayList<>(suppressions);
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a team
         */
        public Team build() {
            return new Team(name, documentation, owningRepo, containers, dataStores, workspaces, suppressions);
        }
    }
}
