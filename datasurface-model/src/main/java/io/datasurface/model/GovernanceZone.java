package io.datasurface.model;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.Repository;
import io.datasurface.model.internal.Copies;
import io.datasurface.model.policy.DataClassificationPolicy;
import io.datasurface.model.policy.DataPlatformPolicy;
import io.datasurface.model.policy.InfraHardVendorPolicy;
import io.datasurface.model.policy.InfraStructureLocationPolicy;
import io.datasurface.model.policy.InfraStructureVendorPolicy;
import io.datasurface.model.policy.StoragePolicy;
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
        Map<String, Team> teams)
        implements Named {
    /** Copies the maps. */
    public GovernanceZone {
        storagePolicies = Copies.byName("GovernanceZone.storagePolicies", storagePolicies);
        classificationPolicies = Copies.byName("GovernanceZone.classificationPolicies", classificationPolicies);
        vendorPolicies = Copies.byName("GovernanceZone.vendorPolicies", vendorPolicies);
        hardVendorPolicies = Copies.byName("GovernanceZone.hardVendorPolicies", hardVendorPolicies);
        locationPolicies = Copies.byName("GovernanceZone.locationPolicies", locationPolicies);
        dataplatformPolicies = Copies.byName("GovernanceZone.dataplatformPolicies", dataplatformPolicies);
        teamDeclarations = Copies.byName("GovernanceZone.teamDeclarations", teamDeclarations);
        teams = Copies.byName("GovernanceZone.teams", teams);
    }
}
