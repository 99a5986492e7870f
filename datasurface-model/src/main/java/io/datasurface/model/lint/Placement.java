package io.datasurface.model.lint;

import io.datasurface.model.GovernanceZone;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.common.CloudVendor;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.policy.InfraHardVendorPolicy;
import io.datasurface.model.policy.InfraStructureLocationPolicy;
import io.datasurface.model.policy.InfraStructureVendorPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges whether data of a zone may be at some locations. Locations that do not exist are not judged: they are reported as such. */
final class Placement {
    /** A policy that does not let a location pass. */
    record Violation(LintRule rule, String policy, LocationKey location) {}

    private final LintContext context;
    private final Locations locations;
    private final Map<String, Map<List<LocationKey>, List<Violation>>> byZone = new HashMap<>();

    Placement(LintContext context) {
        this.context = context;
        this.locations = new Locations(context);
    }

    /**
     * Reports the policies of a zone that its data would violate.
     *
     * @param what what is at the locations, for the message
     */
    void check(GovernanceZone zone, List<LocationKey> places, ObjectPath path, String what, String name, String store) {
        List<Violation> violations = byZone.computeIfAbsent(zone.name(), key -> new HashMap<>())
                .computeIfAbsent(places, key -> judge(zone, key));
        for (Violation violation : violations) {
            context.report(
                    violation.rule(),
                    path,
                    "The policy %s of the zone %s keeps data of the datastore %s out of %s, where %s %s is; use another place.",
                    violation.policy(),
                    zone.name(),
                    store,
                    violation.location(),
                    new LintContext.Plain(what),
                    name);
        }
    }

    private List<Violation> judge(GovernanceZone zone, List<LocationKey> places) {
        List<Violation> violations = new ArrayList<>();
        for (LocationKey place : places) {
            if (!locations.isKnown(place)) {
                continue;
            }
            for (InfraStructureLocationPolicy policy : zone.locationPolicies().values()) {
                if (!policy.isCompatible(place)) {
                    violations.add(new Violation(LintRule.LOCATION_POLICY_VIOLATED, policy.name(), place));
                }
            }
            for (InfraStructureVendorPolicy policy : zone.vendorPolicies().values()) {
                if (!policy.isCompatible(place.vendor())) {
                    violations.add(new Violation(LintRule.VENDOR_POLICY_VIOLATED, policy.name(), place));
                }
            }
            Optional<CloudVendor> company =
                    locations.vendor(place.vendor()).flatMap(vendor -> vendor.hardCloudVendor());
            for (InfraHardVendorPolicy policy : zone.hardVendorPolicies().values()) {
                if (company.isPresent() && !policy.isCompatible(company.get())) {
                    violations.add(new Violation(LintRule.HARD_VENDOR_POLICY_VIOLATED, policy.name(), place));
                }
            }
        }
        return violations;
    }
}
