package io.datasurface.model.lint;

import io.datasurface.model.GovernanceZone;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.Suggestions;
import io.datasurface.model.container.DB2Database;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.DataPlatformManagedDataContainer;
import io.datasurface.model.container.FileShare;
import io.datasurface.model.container.HttpService;
import io.datasurface.model.container.KafkaServer;
import io.datasurface.model.container.MongoDatabase;
import io.datasurface.model.container.MySQLDatabase;
import io.datasurface.model.container.ObjectStorage;
import io.datasurface.model.container.OracleDatabase;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.container.PyOdbcSourceInfo;
import io.datasurface.model.container.RedshiftDatabase;
import io.datasurface.model.container.SQLServerDatabase;
import io.datasurface.model.container.SnowFlakeDatabase;
import io.datasurface.model.internal.Quoted;
import io.datasurface.model.policy.AllowDisallowPolicy;
import io.datasurface.model.policy.DataPlatformPolicy;
import io.datasurface.model.policy.SimpleDC;
import io.datasurface.model.policy.StoragePolicy;
import io.datasurface.model.policy.StoragePolicyContainerTypes;
import io.datasurface.model.policy.StoragePolicyRequireEncryption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The policies of zones in themselves. */
final class ZoneRules {
    private static final List<String> BUILT_IN = Stream.of(
                    PostgresDatabase.class,
                    MySQLDatabase.class,
                    SQLServerDatabase.class,
                    OracleDatabase.class,
                    RedshiftDatabase.class,
                    DB2Database.class,
                    SnowFlakeDatabase.class,
                    PyOdbcSourceInfo.class,
                    ObjectStorage.class,
                    FileShare.class,
                    KafkaServer.class,
                    MongoDatabase.class,
                    HttpService.class,
                    DataPlatformManagedDataContainer.class)
            .map(Class::getSimpleName)
            .toList();

    private final LintContext context;
    private final Locations locations;
    private final Set<String> containerTypes;

    ZoneRules(LintContext context) {
        this.context = context;
        this.locations = new Locations(context);
        this.containerTypes = containerTypes();
    }

    void check() {
        for (GovernanceZone zone : context.ecosystem().zones().values()) {
            ObjectPath path = ObjectPath.ROOT.child("zones", zone.name());
            names(zone.storagePolicies(), path.child("storagePolicies"));
            zone.storagePolicies()
                    .values()
                    .forEach(policy -> storage(policy, path.child("storagePolicies", policy.name())));
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

    /** Our own, and those that others bring and the model uses. */
    private Set<String> containerTypes() {
        Set<String> types = new TreeSet<>(BUILT_IN);
        for (LintModel.TeamEntry entry : context.model().teams()) {
            entry.team().containers().values().forEach(container -> types.add(type(container)));
        }
        context.stores()
                .forEach(entry ->
                        context.containerOf(entry.datastore()).ifPresent(container -> types.add(type(container))));
        context.workspaces()
                .forEach(entry -> entry.workspace().dataContainer().ifPresent(container -> types.add(type(container))));
        return types;
    }

    private static String type(DataContainer container) {
        return container.getClass().getSimpleName();
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
        policies.forEach((name, policy) -> {
            contradiction(policy, path.child(name));
            boolean status = policy instanceof DataPlatformPolicy platforms
                    && platforms.platformStatus().isPresent();
            if (policy.allowed().isEmpty() && policy.notAllowed().isEmpty() && !status) {
                idle(name, path.child(name));
            }
        });
    }

    private void idle(String policy, ObjectPath path) {
        context.report(
                LintRule.POLICY_IDLE,
                path,
                "The policy %s lets everything pass; say what it allows or forbids, or remove it.",
                policy);
    }

    private void storage(StoragePolicy policy, ObjectPath path) {
        if (policy instanceof StoragePolicyRequireEncryption encryption) {
            if (!encryption.serverSide() && !encryption.clientSide()) {
                idle(policy.name(), path);
            }
        } else if (policy instanceof StoragePolicyContainerTypes types) {
            if (types.allowed().isEmpty() && types.notAllowed().isEmpty()) {
                idle(policy.name(), path);
            }
            for (String type : types.allowed()) {
                if (types.notAllowed().contains(type)) {
                    context.report(
                            LintRule.POLICY_CONTRADICTION,
                            path,
                            "The policy %s allows %s and forbids it by %s; keep one of the two.",
                            policy.name(),
                            type,
                            type);
                }
            }
            Stream.concat(types.allowed().stream(), types.notAllowed().stream())
                    .distinct()
                    .filter(type -> !containerTypes.contains(type))
                    .forEach(type -> context.report(
                            LintRule.POLICY_UNKNOWN_CONTAINER_TYPE,
                            path,
                            "The policy %s names the type of containers %s, of which there is none; %s.",
                            policy.name(),
                            type,
                            new LintContext.Plain(Quoted.escaped(Suggestions.hint(type, containerTypes)))));
        }
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
