package io.datasurface.model.lint;

import io.datasurface.model.GovernanceZone;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.common.Named;
import io.datasurface.model.policy.AllowDisallowPolicy;
import io.datasurface.model.policy.DataPlatformPolicy;
import io.datasurface.model.policy.SimpleDC;
import java.util.List;
import java.util.Map;

/** The policies of zones in themselves. */
final class ZoneRules {
    private final LintContext context;
    private final Locations locations;

    ZoneRules(LintContext context) {
        this.context = context;
        this.locations = new Locations(context);
    }

    void check() {
        for (GovernanceZone zone : context.ecosystem().zones().values()) {
            ObjectPath path = ObjectPath.ROOT.child("zones", zone.name());
            names(zone.storagePolicies(), path.child("storagePolicies"));
            policies(zone.classificationPolicies(), path.child("classificationPolicies"));
            policies(zone.vendorPolicies(), path.child("vendorPolicies"));
            policies(zone.hardVendorPolicies(), path.child("hardVendorPolicies"));
            policies(zone.locationPolicies(), path.child("locationPolicies"));
            policies(zone.dataplatformPolicies(), path.child("dataplatformPolicies"));
            zone.vendorPolicies().values().forEach(policy -> {
                ObjectPath at = path.child("vendorPolicies", policy.name());
                vendors(policy.allowed(), at.child("allowed"));
                vendors(policy.notAllowed(), at.child("notAllowed"));
            });
            zone.locationPolicies().values().forEach(policy -> {
                ObjectPath at = path.child("locationPolicies", policy.name());
                locations.check(policy.allowed(), at.child("allowed"));
                locations.check(policy.notAllowed(), at.child("notAllowed"));
            });
            zone.dataplatformPolicies().values().forEach(policy -> platforms(policy, path));
        }
        context.workspaces()
                .forEach(entry -> entry.workspace()
                        .classificationVerifier()
                        .ifPresent(
                                verifier -> contradiction(verifier, entry.path().child("classificationVerifier"))));
    }

    private void names(Map<String, ? extends Named> policies, ObjectPath path) {
        for (String name : policies.keySet()) {
            if (!SqlNames.isPrintable(name)) {
                context.report(
                        LintRule.NAME_BLANK,
                        path.child(name),
                        "The name %s of this policy is blank or has control characters; give it a printable one.",
                        name);
            }
        }
    }

    private <T> void policies(Map<String, ? extends AllowDisallowPolicy<T>> policies, ObjectPath path) {
        names(policies, path);
        policies.forEach((name, policy) -> contradiction(policy, path.child(name)));
    }

    private <T> void contradiction(AllowDisallowPolicy<T> policy, ObjectPath path) {
        for (T allowed : policy.allowed()) {
            for (T forbidden : policy.notAllowed()) {
                if (policy.covers(forbidden, allowed)) {
                    context.report(
                            LintRule.POLICY_CONTRADICTION,
                            path,
                            "The policy %s allows %s and forbids it by %s; keep one of the two.",
                            policy.name(),
                            words(allowed),
                            words(forbidden));
                }
            }
        }
    }

    private static String words(Object thing) {
        return thing instanceof SimpleDC classification ? Classifications.words(classification) : thing.toString();
    }

    private void vendors(List<String> vendors, ObjectPath path) {
        for (int i = 0; i < vendors.size(); i++) {
            if (locations.vendor(vendors.get(i)).isEmpty()) {
                context.report(
                        LintRule.UNKNOWN_VENDOR,
                        path.child(Integer.toString(i)),
                        "The vendor %s does not exist; add it to the vendors or correct the name.",
                        vendors.get(i));
            }
        }
    }

    private void platforms(DataPlatformPolicy policy, ObjectPath zonePath) {
        ObjectPath path = zonePath.child("dataplatformPolicies", policy.name());
        for (List<String> names : List.of(policy.allowed(), policy.notAllowed())) {
            for (String name : names) {
                if (context.index().platform(name).isEmpty()) {
                    context.report(
                            LintRule.POLICY_UNKNOWN_PLATFORM,
                            path,
                            "The policy %s names the platform %s, which does not exist; correct the name or remove it.",
                            policy.name(),
                            name);
                }
            }
        }
    }
}
