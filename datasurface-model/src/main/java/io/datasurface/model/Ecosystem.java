package io.datasurface.model;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LintSuppression;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.Repository;
import io.datasurface.model.internal.Copies;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PlatformServicesProvider;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import io.datasurface.model.policy.Regulator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole model: everything that is produced, transformed and consumed, and by whom.
 *
 * @param name name of the ecosystem
 * @param documentation words for people
 * @param owningRepo the repository that defines the top level
 * @param liveRepo the repository and branch that platforms render from
 * @param vendors vendors by name
 * @param platformServicesProviders services providers by name
 * @param zoneDeclarations zones that may exist, by name
 * @param zones zones by name
 * @param dsgPlatformMappings which dataset group runs on which platforms
 * @param primaryIngestionPlatforms who ingests a datastore, by name of the datastore
 * @param regulators who asks for history to be kept, by name
 * @param suppressions warnings that the ecosystem's owner accepts
 */
public record Ecosystem(
        String name,
        Optional<Documentation> documentation,
        Optional<Repository> owningRepo,
        Optional<Repository> liveRepo,
        Map<String, InfrastructureVendor> vendors,
        Map<String, PlatformServicesProvider> platformServicesProviders,
        Map<String, GovernanceZoneDeclaration> zoneDeclarations,
        Map<String, GovernanceZone> zones,
        List<DatasetGroupDataPlatformAssignments> dsgPlatformMappings,
        Map<String, PrimaryIngestionPlatform> primaryIngestionPlatforms,
        Map<String, Regulator> regulators,
        List<LintSuppression> suppressions)
        implements Named {
    /** Copies the collections. */
    public Ecosystem {
        vendors = Copies.byName("Ecosystem.vendors", vendors);
        platformServicesProviders = Copies.byName("Ecosystem.platformServicesProviders", platformServicesProviders);
        zoneDeclarations = Copies.byName("Ecosystem.zoneDeclarations", zoneDeclarations);
        zones = Copies.byName("Ecosystem.zones", zones);
        dsgPlatformMappings = List.copyOf(dsgPlatformMappings);
        primaryIngestionPlatforms = Copies.byName("Ecosystem.primaryIngestionPlatforms", primaryIngestionPlatforms);
        regulators = Copies.byName("Ecosystem.regulators", regulators);
        suppressions = List.copyOf(suppressions);
    }

    /**
     * Begins an ecosystem; everything else has its default.
     *
     * @param name name of the ecosystem
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
        builder.liveRepo = liveRepo;
        builder.vendors = new LinkedHashMap<>(vendors);
        builder.platformServicesProviders = new LinkedHashMap<>(platformServicesProviders);
        builder.zoneDeclarations = new LinkedHashMap<>(zoneDeclarations);
        builder.zones = new LinkedHashMap<>(zones);
        builder.dsgPlatformMappings = new ArrayList<>(dsgPlatformMappings);
        builder.primaryIngestionPlatforms = new LinkedHashMap<>(primaryIngestionPlatforms);
        builder.regulators = new LinkedHashMap<>(regulators);
        builder.suppressions = new ArrayList<>(suppressions);
        return builder;
    }

    /** Collects the parts of an ecosystem. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String name;
        private Optional<Documentation> documentation = Optional.empty();
        private Optional<Repository> owningRepo = Optional.empty();
        private Optional<Repository> liveRepo = Optional.empty();
        private Map<String, InfrastructureVendor> vendors = new LinkedHashMap<>();
        private Map<String, PlatformServicesProvider> platformServicesProviders = new LinkedHashMap<>();
        private Map<String, GovernanceZoneDeclaration> zoneDeclarations = new LinkedHashMap<>();
        private Map<String, GovernanceZone> zones = new LinkedHashMap<>();
        private List<DatasetGroupDataPlatformAssignments> dsgPlatformMappings = new ArrayList<>();
        private Map<String, PrimaryIngestionPlatform> primaryIngestionPlatforms = new LinkedHashMap<>();
        private Map<String, Regulator> regulators = new LinkedHashMap<>();
        private List<LintSuppression> suppressions = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Sets {@link Ecosystem#name}.
         *
         * @param name name of the ecosystem
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link Ecosystem#documentation}.
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
         * Sets {@link Ecosystem#owningRepo}.
         *
         * @param owningRepo the repository that defines the top level
         * @return this builder
         */
        public Builder owningRepo(Repository owningRepo) {
            this.owningRepo = Optional.of(owningRepo);
            return this;
        }

        /**
         * Sets {@link Ecosystem#liveRepo}.
         *
         * @param liveRepo the repository and branch that platforms render from
         * @return this builder
         */
        public Builder liveRepo(Repository liveRepo) {
            this.liveRepo = Optional.of(liveRepo);
            return this;
        }

        /**
         * Adds to {@link Ecosystem#vendors}, in the place of one with the same name.
         *
         * @param vendor what is added
         * @return this builder
         */
        public Builder vendor(InfrastructureVendor vendor) {
            vendors.put(vendor.name(), vendor);
            return this;
        }

        /**
         * Sets all {@link Ecosystem#vendors}, in this order.
         *
         * @param vendors vendors; of two with one name the later counts
         * @return this builder
         */
        public Builder vendors(Iterable<? extends InfrastructureVendor> vendors) {
            this.vendors = new LinkedHashMap<>();
            vendors.forEach(this::vendor);
            return this;
        }

        /**
         * Adds to {@link Ecosystem#platformServicesProviders}, in the place of one with the same name.
         *
         * @param platformServicesProvider what is added
         * @return this builder
         */
        public Builder platformServicesProvider(PlatformServicesProvider platformServicesProvider) {
            platformServicesProviders.put(platformServicesProvider.name(), platformServicesProvider);
            return this;
        }

        /**
         * Sets all {@link Ecosystem#platformServicesProviders}, in this order.
         *
         * @param platformServicesProviders services providers; of two with one name the later counts
         * @return this builder
         */
        public Builder platformServicesProviders(
                Iterable<? extends PlatformServicesProvider> platformServicesProviders) {
            this.platformServicesProviders = new LinkedHashMap<>();
            platformServicesProviders.forEach(this::platformServicesProvider);
            return this;
        }

        /**
         * Adds to {@link Ecosystem#zoneDeclarations}, in the place of one with the same name.
         *
         * @param zoneDeclaration what is added
         * @return this builder
         */
        public Builder zoneDeclaration(GovernanceZoneDeclaration zoneDeclaration) {
            zoneDeclarations.put(zoneDeclaration.name(), zoneDeclaration);
            return this;
        }

        /**
         * Sets all {@link Ecosystem#zoneDeclarations}, in this order.
         *
         * @param zoneDeclarations zones that may exist; of two with one name the later counts
         * @return this builder
         */
        public Builder zoneDeclarations(Iterable<? extends GovernanceZoneDeclaration> zoneDeclarations) {
            this.zoneDeclarations = new LinkedHashMap<>();
            zoneDeclarations.forEach(this::zoneDeclaration);
            return this;
        }

        /**
         * Adds to {@link Ecosystem#zones}, in the place of one with the same name.
         *
         * @param zone what is added
         * @return this builder
         */
        public Builder zone(GovernanceZone zone) {
            zones.put(zone.name(), zone);
            return this;
        }

        /**
         * Sets all {@link Ecosystem#zones}, in this order.
         *
         * @param zones zones; of two with one name the later counts
         * @return this builder
         */
        public Builder zones(Iterable<? extends GovernanceZone> zones) {
            this.zones = new LinkedHashMap<>();
            zones.forEach(this::zone);
            return this;
        }

        /**
         * Adds to {@link Ecosystem#dsgPlatformMappings}.
         *
         * @param dsgPlatformMapping what is added
         * @return this builder
         */
        public Builder dsgPlatformMapping(DatasetGroupDataPlatformAssignments dsgPlatformMapping) {
            dsgPlatformMappings.add(dsgPlatformMapping);
            return this;
        }

        /**
         * Sets all {@link Ecosystem#dsgPlatformMappings}.
         *
         * @param dsgPlatformMappings which dataset group runs on which platforms
         * @return this builder
         */
        public Builder dsgPlatformMappings(List<DatasetGroupDataPlatformAssignments> dsgPlatformMappings) {
            this.dsgPlatformMappings = new ArrayList<>(dsgPlatformMappings);
            return this;
        }

        /**
         * Adds to {@link Ecosystem#primaryIngestionPlatforms}, in the place of one with the same name.
         *
         * @param primaryIngestionPlatform what is added
         * @return this builder
         */
        public Builder primaryIngestionPlatform(PrimaryIngestionPlatform primaryIngestionPlatform) {
            primaryIngestionPlatforms.put(primaryIngestionPlatform.name(), primaryIngestionPlatform);
            return this;
        }

        /**
         * Sets all {@link Ecosystem#primaryIngestionPlatforms}, in this order.
         *
         * @param primaryIngestionPlatforms who ingests a datastore of the datastore; of two with one name the later counts
         * @return this builder
         */
        public Builder primaryIngestionPlatforms(
                Iterable<? extends PrimaryIngestionPlatform> primaryIngestionPlatforms) {
            this.primaryIngestionPlatforms = new LinkedHashMap<>();
            primaryIngestionPlatforms.forEach(this::primaryIngestionPlatform);
            return this;
        }

        /**
         * Adds to {@link Ecosystem#regulators}, in the place of one with the same name.
         *
         * @param regulator what is added
         * @return this builder
         */
        public Builder regulator(Regulator regulator) {
            regulators.put(regulator.name(), regulator);
            return this;
        }

        /**
         * Sets all {@link Ecosystem#regulators}, in this order.
         *
         * @param regulators who asks for history to be kept; of two with one name the later counts
         * @return this builder
         */
        public Builder regulators(Iterable<? extends Regulator> regulators) {
            this.regulators = new LinkedHashMap<>();
            regulators.forEach(this::regulator);
            return this;
        }

        /**
         * Adds to {@link Ecosystem#suppressions}.
         *
         * @param suppression what is added
         * @return this builder
         */
        public Builder suppression(LintSuppression suppression) {
            suppressions.add(suppression);
            return this;
        }

        /**
         * Sets all {@link Ecosystem#suppressions}.
         *
         * @param suppressions warnings that the ecosystem's owner accepts
         * @return this builder
         */
        public Builder suppressions(List<LintSuppression> suppressions) {
            this.suppressions = new ArrayList<>(suppressions);
            return this;
        }

        /**
         * Makes the object.
         *
         * @return an ecosystem
         */
        public Ecosystem build() {
            return new Ecosystem(
                    name,
                    documentation,
                    owningRepo,
                    liveRepo,
                    vendors,
                    platformServicesProviders,
                    zoneDeclarations,
                    zones,
                    dsgPlatformMappings,
                    primaryIngestionPlatforms,
                    regulators,
                    suppressions);
        }
    }
}
