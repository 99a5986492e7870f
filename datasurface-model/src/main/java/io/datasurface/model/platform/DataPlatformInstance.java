package io.datasurface.model.platform;

import io.datasurface.model.common.Default;
import io.datasurface.model.common.Deprecation;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.common.Repository;
import io.datasurface.model.internal.Copies;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An instance of a data platform: a configured use of a plugin. There may be several of one type, for example for development and production.
 *
 * @param name name, unique in the ecosystem
 * @param type type of the plugin, such as {@code aws-batch}
 * @param documentation words for people
 * @param productionStatus whether it serves production
 * @param iacRepo the repository that the rendered artifacts are committed to
 * @param deprecation set if it should no longer be used
 * @param renderAdvance when it may move to a new version of the model
 * @param maintenanceWindows when it may be changed, by name
 * @param heldAtVersion the version of the model (a tag or commit) at which it is held; absent: the newest
 * @param parameters parameters by name, checked by the plugin
 */
public record DataPlatformInstance(
        String name,
        String type,
        Optional<Documentation> documentation,
        @Default("NOT_PRODUCTION") ProductionStatus productionStatus,
        Optional<Repository> iacRepo,
        Optional<Deprecation> deprecation,
        @Default("ANYTIME") RenderAdvance renderAdvance,
        Map<String, MaintenanceWindow> maintenanceWindows,
        Optional<String> heldAtVersion,
        Map<String, JsonValue> parameters)
        implements Named {
    /** Copies the collections. */
    public DataPlatformInstance {
        maintenanceWindows = Copies.byName("DataPlatformInstance.maintenanceWindows", maintenanceWindows);
        parameters = Copies.ordered(parameters);
    }

    /**
     * Begins a platform instance; everything else has its default.
     *
     * @param name name, unique in the ecosystem
     * @param type type of the plugin, such as {@code aws-batch}
     * @return a builder
     */
    public static Builder builder(String name, String type) {
        return new Builder(name, type);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder(name, type);
        builder.documentation = documentation;
        builder.productionStatus = productionStatus;
        builder.iacRepo = iacRepo;
        builder.deprecation = deprecation;
        builder.renderAdvance = renderAdvance;
        builder.maintenanceWindows = new LinkedHashMap<>(maintenanceWindows);
        builder.heldAtVersion = heldAtVersion;
        builder.parameters = new LinkedHashMap<>(parameters);
        return builder;
    }

    /** Collects the parts of a platform instance. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String name;
        private String type;
        private Optional<Documentation> documentation = Optional.empty();
        private ProductionStatus productionStatus = ProductionStatus.NOT_PRODUCTION;
        private Optional<Repository> iacRepo = Optional.empty();
        private Optional<Deprecation> deprecation = Optional.empty();
        private RenderAdvance renderAdvance = RenderAdvance.ANYTIME;
        private Map<String, MaintenanceWindow> maintenanceWindows = new LinkedHashMap<>();
        private Optional<String> heldAtVersion = Optional.empty();
        private Map<String, JsonValue> parameters = new LinkedHashMap<>();

        private Builder(String name, String type) {
            this.name = name;
            this.type = type;
        }

        /**
         * Sets {@link DataPlatformInstance#name}.
         *
         * @param name name, unique in the ecosystem
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link DataPlatformInstance#type}.
         *
         * @param type type of the plugin, such as {@code aws-batch}
         * @return this builder
         */
        public Builder type(String type) {
            this.type = type;
            return this;
        }

        /**
         * Sets {@link DataPlatformInstance#documentation}.
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
         * Sets {@link DataPlatformInstance#productionStatus}.
         *
         * @param productionStatus whether it serves production
         * @return this builder
         */
        public Builder productionStatus(ProductionStatus productionStatus) {
            this.productionStatus = productionStatus;
            return this;
        }

        /**
         * Sets {@link DataPlatformInstance#iacRepo}.
         *
         * @param iacRepo the repository that the rendered artifacts are committed to
         * @return this builder
         */
        public Builder iacRepo(Repository iacRepo) {
            this.iacRepo = Optional.of(iacRepo);
            return this;
        }

        /**
         * Sets {@link DataPlatformInstance#deprecation}.
         *
         * @param deprecation set if it should no longer be used
         * @return this builder
         */
        public Builder deprecation(Deprecation deprecation) {
            this.deprecation = Optional.of(deprecation);
            return this;
        }

        /**
         * Sets {@link DataPlatformInstance#renderAdvance}.
         *
         * @param renderAdvance when it may move to a new version of the model
         * @return this builder
         */
        public Builder renderAdvance(RenderAdvance renderAdvance) {
            this.renderAdvance = renderAdvance;
            return this;
        }

        /**
         * Adds to {@link DataPlatformInstance#maintenanceWindows}, in the place of one with the same name.
         *
         * @param maintenanceWindow what is added
         * @return this builder
         */
        public Builder maintenanceWindow(MaintenanceWindow maintenanceWindow) {
            maintenanceWindows.put(maintenanceWindow.name(), maintenanceWindow);
            return this;
        }

        /**
         * Sets all {@link DataPlatformInstance#maintenanceWindows}, in this order.
         *
         * @param maintenanceWindows when it may be changed; of two with one name the later counts
         * @return this builder
         */
        public Builder maintenanceWindows(Iterable<? extends MaintenanceWindow> maintenanceWindows) {
            this.maintenanceWindows = new LinkedHashMap<>();
            maintenanceWindows.forEach(this::maintenanceWindow);
            return this;
        }

        /**
         * Sets {@link DataPlatformInstance#heldAtVersion}.
         *
         * @param heldAtVersion the version of the model (a tag or commit) at which it is held; absent: the newest
         * @return this builder
         */
        public Builder heldAtVersion(String heldAtVersion) {
            this.heldAtVersion = Optional.of(heldAtVersion);
            return this;
        }

        /**
         * Adds to {@link DataPlatformInstance#parameters}, in the place of one with the same key.
         *
         * @param key its key
         * @param value its value
         * @return this builder
         */
        public Builder parameter(String key, JsonValue value) {
            parameters.put(key, value);
            return this;
        }

        /**
         * Sets all {@link DataPlatformInstance#parameters}.
         *
         * @param parameters parameters by name, checked by the plugin
         * @return this builder
         */
        public Builder parameters(Map<String, JsonValue> parameters) {
            this.parameters = new LinkedHashMap<>(parameters);
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a platform instance
         */
        public DataPlatformInstance build() {
            return new DataPlatformInstance(
                    name,
                    type,
                    documentation,
                    productionStatus,
                    iacRepo,
                    deprecation,
                    renderAdvance,
                    maintenanceWindows,
                    heldAtVersion,
                    parameters);
        }
    }
}
