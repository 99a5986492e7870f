package io.datasurface.model.lint;

import io.datasurface.model.InfrastructureLocation;
import io.datasurface.model.InfrastructureVendor;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.common.LocationKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows references to locations. */
final class Locations {
    private final LintContext context;

    Locations(LintContext context) {
        this.context = context;
    }

    /** Reports the references of a list that do not lead to a location. */
    void check(List<LocationKey> keys, ObjectPath listPath) {
        for (int i = 0; i < keys.size(); i++) {
            LocationKey key = keys.get(i);
            Optional<LintRule> broken = broken(key);
            if (broken.isPresent()) {
                report(broken.get(), key, listPath.child(Integer.toString(i)));
            }
        }
    }

    boolean isKnown(LocationKey key) {
        return broken(key).isEmpty();
    }

    Optional<InfrastructureVendor> vendor(String name) {
        return Optional.ofNullable(context.ecosystem().vendors().get(name));
    }

    private Optional<LintRule> broken(LocationKey key) {
        String[] parts = key.path().split("/", -1);
        boolean formed = key.text().indexOf(':') > 0;
        for (String part : parts) {
            formed &= !part.isBlank();
        }
        if (!formed) {
            return Optional.of(LintRule.LOCATION_MALFORMED);
        }
        Optional<InfrastructureVendor> vendor = vendor(key.vendor());
        if (vendor.isEmpty()) {
            return Optional.of(LintRule.UNKNOWN_VENDOR);
        }
        Map<String, InfrastructureLocation> inside = vendor.get().locations();
        for (String part : parts) {
            InfrastructureLocation location = inside.get(part);
            if (location == null) {
                return Optional.of(LintRule.UNKNOWN_LOCATION);
            }
            inside = location.locations();
        }
        return Optional.empty();
    }

    private void report(LintRule rule, LocationKey key, ObjectPath path) {
        switch (rule) {
            case LOCATION_MALFORMED:
                context.report(
                        rule, path, "%s is no location; write vendor:part/part, for example AWS:eu-central-1.", key);
                break;
            case UNKNOWN_VENDOR:
                context.report(
                        rule,
                        path,
                        "The location %s names the vendor %s, which does not exist; add it to the vendors or correct the name.",
                        key,
                        key.vendor());
                break;
            default:
                context.report(
                        rule,
                        path,
                        "The location %s does not exist; add it to the locations of %s or correct it.",
                        key,
                        key.vendor());
                break;
        }
    }
}
