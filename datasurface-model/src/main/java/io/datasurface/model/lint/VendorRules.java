package io.datasurface.model.lint;

import io.datasurface.model.GovernanceZone;
import io.datasurface.model.InfrastructureLocation;
import io.datasurface.model.InfrastructureVendor;
import io.datasurface.model.ObjectPath;
import java.util.Map;

/** Vendors and the trees of their locations. */
final class VendorRules {
    private final LintContext context;

    VendorRules(LintContext context) {
        this.context = context;
    }

    void check() {
        boolean companiesAreJudged = false;
        for (GovernanceZone zone : context.ecosystem().zones().values()) {
            companiesAreJudged |= !zone.hardVendorPolicies().isEmpty();
        }
        for (InfrastructureVendor vendor : context.ecosystem().vendors().values()) {
            ObjectPath path = ObjectPath.ROOT.child("vendors", vendor.name());
            if (vendor.documentation().isEmpty()) {
                context.report(
                        LintRule.VENDOR_DOCUMENTATION_MISSING,
                        path,
                        "The vendor %s has no documentation; say what it stands for.",
                        vendor.name());
            }
            if (companiesAreJudged && vendor.hardCloudVendor().isEmpty()) {
                context.report(
                        LintRule.HARD_VENDOR_MISSING,
                        path,
                        "The vendor %s does not say which company is behind it, and a zone has a policy about companies;"
                                + " set hardCloudVendor.",
                        vendor.name());
            }
            if (!SqlNames.isPrintable(vendor.name()) || vendor.name().indexOf(':') >= 0) {
                context.report(
                        LintRule.LOCATION_NAME_INVALID,
                        path,
                        "The vendor %s cannot be referred to; give it a printable name without colon.",
                        vendor.name());
            }
            locations(vendor.locations(), path);
        }
    }

    private void locations(Map<String, InfrastructureLocation> locations, ObjectPath path) {
        for (InfrastructureLocation location : locations.values()) {
            ObjectPath at = path.child("locations", location.name());
            if (!SqlNames.isPrintable(location.name()) || location.name().indexOf('/') >= 0) {
                context.report(
                        LintRule.LOCATION_NAME_INVALID,
                        at,
                        "The location %s cannot be referred to; give it a printable name without slash.",
                        location.name());
            }
            locations(location.locations(), at);
        }
    }
}
