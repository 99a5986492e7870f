package io.datasurface.model;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LintSuppression;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.Repository;
import io.datasurface.model.internal.Copies;
import io.datasurface.model.policy.DataClassificationPolicy;
import io.datasurface.model.policy.DataPlatformPolicy;
import io.datasurface.model.policy.InfraHardVendorPolicy;
import io.datasurface.model.policy.InfraStructureLocationPolicy;
import io.datasurface.model.policy.InfraStructureVendorPolicy;
import io.datasurface.model.policy.StoragePolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a company under one set of policies.
 *
 * @param name name in the ecosystem
 * @param documentation words for people
 * @param owningRepo the repository that defines it; absent: as declared
 * @param storagePolicies where datasets may be stored
 * @param classificationPolicies what its workspaces may read
 * @param vendorPolicies at which vendors its data may live
 * @param hardVendorPolicies at which companies its data may live
 * @param locationPolicies where its data may live
 * @param dataplatformPolicies on which platforms its datastores may be processed
 * @param teamDeclarations teams that may exist, by name
 * @param teams teams by name
 * @param rawRetention how long its datastores keep data as it was captured, unless they say otherwise; absent: as the platform does
 * @param suppressions warnings that the zone accepts
 */
public record GovernanceZone(
        String name,
        Optional<Documentation> documentation,
        Optional<Repository> owningRepo,
        Map<String, StoragePolicy> storagePolicies,
        Map<String, DataClassificationPolicy> classificationPolicies,
        Map<String, InfraStructureVendorPolicy> vendorPolicies,
        Map<String, InfraHardVendorPolicy> hardVendorPolicies,
        Map<String, InfraStructureLocationPolicy> locationPolicies,
        Map<String, DataPlatformPolicy> dataplatformPolicies,
        Map<String, TeamDeclaration> teamDeclarations,
        Map<String, Team> teams,
        Optional<Duration> rawRetention,
        List<LintSuppression> suppressions)
        implements Named {
    /** Copies the collections. */
    public GovernanceZone {
        storagePolicies = Copies.byName("GovernanceZone.storagePolicies", storagePolicies);
        classificationPolicies = Copies.byName("GovernanceZone.classificationPolicies", classificationPolicies);
        vendorPolicies = Copies.byName("GovernanceZone.vendorPolicies", vendorPolicies);
        hardVendorPolicies = Copies.byName("GovernanceZone.hardVendorPolicies", hardVendorPolicies);
        locationPolicies = Copies.byName("GovernanceZone.locationPolicies", locationPolicies);
        dataplatformPolicies = Copies.byName("GovernanceZone.dataplatformPolicies", dataplatformPolicies);
        teamDeclarations = Copies.byName("GovernanceZone.teamDeclarations", teamDeclarations);
        teams = Copies.byName("GovernanceZone.teams", teams);
        suppressions = List.copyOf(suppressions);
    }

    /**
     * Begins a governance zone; everything else has its default.
     *
     * @param name name in the ecosystem
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
        builder.storagePolicies = new LinkedHashMap<>(storagePolicies);
        builder.classificationPolicies = new LinkedHashMap<>(classificationPolicies);
        builder.vendorPolicies = new LinkedHashMap<>(vendorPolicies);
        builder.hardVendorPolicies = new LinkedHashMap<>(hardVendorPolicies);
        builder.locationPolicies = new LinkedHashMap<>(locationPolicies);
        builder.dataplatformPolicies = new LinkedHashMap<>(dataplatformPolicies);
        builder.teamDeclarations = new LinkedHashMap<>(teamDeclarations);
        builder.teams = new LinkedHashMap<>(teams);
        builder.rawRetention = rawRetention;
        builder.suppressions = new ArrayList<>(suppressions);
        return builder;
    }

    /** Collects the parts of a governance zone. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String name;
        private Optional<Documentation> documentation = Optional.empty();
        private Optional<Repository> owningRepo = Optional.empty();
        private Map<String, StoragePolicy> storagePolicies = new LinkedHashMap<>();
        private Map<String, DataClassificationPolicy> classificationPolicies = new LinkedHashMap<>();
        private Map<String, InfraStructureVendorPolicy> vendorPolicies = new LinkedHashMap<>();
        private Map<String, InfraHardVendorPolicy> hardVendorPolicies = new LinkedHashMap<>();
        private Map<String, InfraStructureLocationPolicy> locationPolicies = new LinkedHashMap<>();
        private Map<String, DataPlatformPolicy> dataplatformPolicies = new LinkedHashMap<>();
        private Map<String, TeamDeclaration> teamDeclarations = new LinkedHashMap<>();
        private Map<String, Team> teams = new LinkedHashMap<>();
        private Optional<Duration> rawRetention = Optional.empty();
        private List<LintSuppression> suppressions = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Sets {@link GovernanceZone#name}.
         *
         * @param name name in the ecosystem
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link GovernanceZone#documentation}.
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
         * Sets {@link GovernanceZone#owningRepo}.
         *
         * @param owningRepo the repository that defines it; absent: as declared
         * @return this builder
         */
        public Builder owningRepo(Repository owningRepo) {
            this.owningRepo = Optional.of(owningRepo);
            return this;
        }

        /**
         * Adds to {@link GovernanceZone#storagePolicies}, in the place of one with the same name.
         *
         * @param storagePolicy what is added
         * @return this builder
         */
        public Builder storagePolicy(StoragePolicy storagePolicy) {
            storagePolicies.put(storagePolicy.name(), storagePolicy);
            return this;
        }

        /**
         * Sets all {@link GovernanceZone#storagePolicies}, in this order.
         *
         * @param storagePolicies where datasets may be stored; of two with one name the later counts
         * @return this builder
         */
        public Builder storagePolicies(Iterable<? extends StoragePolicy> storagePolicies) {
            this.storagePolicies = new LinkedHashMap<>();
            storagePolicies.forEach(this::storagePolicy);
            return this;
        }

        /**
         * Adds to {@link GovernanceZone#classificationPolicies}, in the place of one with the same name.
         *
         * @param classificationPolicy what is added
         * @return this builder
         */
        public Builder classificationPolicy(DataClassificationPolicy classificationPolicy) {
            classificationPolicies.put(classificationPolicy.name(), classificationPolicy);
            return this;
        }

        /**
         * Sets all {@link GovernanceZone#classificationPolicies}, in this order.
         *
         * @param classificationPolicies what its workspaces may read; of two with one name the later counts
         * @return this builder
         */
        public Builder classificationPolicies(Iterable<? extends DataClassificationPolicy> classificationPolicies) {
            this.classificationPolicies = new LinkedHashMap<>();
            classificationPolicies.forEach(this::classificationPolicy);
            return this;
        }

        /**
         * Adds to {@link GovernanceZone#vendorPolicies}, in the place of one with the same name.
         *
         * @param vendorPolicy what is added
         * @return this builder
         */
        public Builder vendorPolicy(InfraStructureVendorPolicy vendorPolicy) {
            vendorPolicies.put(vendorPolicy.name(), vendorPolicy);
            return this;
        }

        /**
         * Sets all {@link GovernanceZone#vendorPolicies}, in this order.
         *
         * @param vendorPolicies at which vendors its data may live; of two with one name the later counts
         * @return this builder
         */
        public Builder vendorPolicies(Iterable<? extends InfraStructureVendorPolicy> vendorPolicies) {
            this.vendorPolicies = new LinkedHashMap<>();
            vendorPolicies.forEach(this::vendorPolicy);
            return this;
        }

        /**
         * Adds to {@link GovernanceZone#hardVendorPolicies}, in the place of one with the same name.
         *
         * @param hardVendorPolicy what is added
         * @return this builder
         */
        public Builder hardVendorPolicy(InfraHardVendorPolicy hardVendorPolicy) {
            hardVendorPolicies.put(hardVendorPolicy.name(), hardVendorPolicy);
            return this;
        }

        /**
         * Sets all {@link GovernanceZone#hardVendorPolicies}, in this order.
         *
         * @param hardVendorPolicies at which companies its data may live; of two with one name the later counts
         * @return this builder
         */
        public Builder hardVendorPolicies(Iterable<? extends InfraHardVendorPolicy> hardVendorPolicies) {
            this.hardVendorPolicies = new LinkedHashMap<>();
            hardVendorPolicies.forEach(this::hardVendorPolicy);
            return this;
        }

        /**
         * Adds to {@link GovernanceZone#locationPolicies}, in the place of one with the same name.
         *
         * @param locationPolicy what is added
         * @return this builder
         */
        public Builder locationPolicy(InfraStructureLocationPolicy locationPolicy) {
            locationPolicies.put(locationPolicy.name(), locationPolicy);
            return this;
        }

        /**
         * Sets all {@link GovernanceZone#locationPolicies}, in this order.
         *
         * @param locationPolicies where its data may live; of two with one name the later counts
         * @return this builder
         */
        public Builder locationPolicies(Iterable<? extends InfraStructureLocationPolicy> locationPolicies) {
            this.locationPolicies = new LinkedHashMap<>();
            locationPolicies.forEach(this::locationPolicy);
            return this;
        }

        /**
         * Adds to {@link GovernanceZone#dataplatformPolicies}, in the place of one with the same name.
         *
         * @param dataplatformPolicy what is added
         * @return this builder
         */
        public Builder dataplatformPolicy(DataPlatformPolicy dataplatformPolicy) {
            dataplatformPolicies.put(dataplatformPolicy.name(), dataplatformPolicy);
            return this;
        }

        /**
         * Sets all {@link GovernanceZone#dataplatformPolicies}, in this order.
         *
         * @param dataplatformPolicies on which platforms its datastores may be processed; of two with one name the later counts
         * @return this builder
         */
        public Builder dataplatformPolicies(Iterable<? extends DataPlatformPolicy> dataplatformPolicies) {
            this.dataplatformPolicies = new LinkedHashMap<>();
            dataplatformPolicies.forEach(this::dataplatformPolicy);
            return this;
        }

        /**
         * Adds to {@link GovernanceZone#teamDeclarations}, in the place of one with the same name.
         *
         * @param teamDeclaration what is added
         * @return this builder
         */
        public Builder teamDeclaration(TeamDeclaration teamDeclaration) {
            teamDeclarations.put(teamDeclaration.name(), teamDeclaration);
            return this;
        }

        /**
         * Sets all {@link GovernanceZone#teamDeclarations}, in this order.
         *
         * @param teamDeclarations teams that may exist; of two with one name the later counts
         * @return this builder
         */
        public Builder teamDeclarations(Iterable<? extends TeamDeclaration> teamDeclarations) {
            this.teamDeclarations = new LinkedHashMap<>();
            teamDeclarations.forEach(this::teamDeclaration);
            return this;
        }

        /**
         * Adds to {@link GovernanceZone#teams}, in the place of one with the same name.
         *
         * @param team what is added
         * @return this builder
         */
        public Builder team(Team team) {
            teams.put(team.name(), team);
            return this;
        }

        /**
         * Sets all {@link GovernanceZone#teams}, in this order.
         *
         * @param teams teams; of two with one name the later counts
         * @return this builder
         */
        public Builder teams(Iterable<? extends Team> teams) {
            this.teams = new LinkedHashMap<>();
            teams.forEach(this::team);
            return this;
        }

        /**
         * Sets {@link GovernanceZone#rawRetention}.
         *
         * @param rawRetention how long its datastores keep data as it was captured, unless they say otherwise; absent: as the platform does
         * @return this builder
         */
        public Builder rawRetention(Duration rawRetention) {
            this.rawRetention = Optional.of(rawRetention);
            return this;
        }

        /**
         * Adds to {@link GovernanceZone#suppressions}.
         *
         * @param suppression what is added
         * @return this builder
         */
        public Builder suppression(LintSuppression suppression) {
            suppressions.add(suppression);
            return this;
        }

        /**
         * Sets all {@link GovernanceZone#suppressions}.
         *
         * @param suppressions warnings that the zone accepts
         * @return this builder
         */
        public Builder suppressions(List<LintSuppression> suppressions) {
            this.suppressions = new ArrayList<>(suppressions);
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a governance zone
         */
        public GovernanceZone build() {
            return new GovernanceZone(
                    name,
                    documentation,
                    owningRepo,
                    storagePolicies,
                    classificationPolicies,
                    vendorPolicies,
                    hardVendorPolicies,
                    locationPolicies,
                    dataplatformPolicies,
                    teamDeclarations,
                    teams,
                    rawRetention,
                    suppressions);
        }
    }
}
