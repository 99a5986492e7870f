package io.datasurface.model.lint;

import static io.datasurface.model.lint.LintRule.*;
import static io.datasurface.model.lint.RuleCase.ASSIGNMENT;
import static io.datasurface.model.lint.RuleCase.PREP;
import static io.datasurface.model.lint.RuleCase.PROVIDER;
import static io.datasurface.model.lint.RuleCase.SALES;

import io.datasurface.model.common.Deprecation;
import io.datasurface.model.common.DeprecationsAllowed;
import io.datasurface.model.common.Entitlement;
import io.datasurface.model.common.LintSuppression;
import io.datasurface.model.common.PrincipalType;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.platform.AssignmentStatus;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.MaintenanceWindow;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import io.datasurface.model.platform.RenderAdvance;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** When platforms move, deprecated platforms, primary platforms, entitlements and suppressions. */
final class PlatformCases {
    private static final String P2 = PROVIDER + "/dataPlatforms/P2";
    private static final String WINDOW = P2 + "/maintenanceWindows/night";
    private static final MaintenanceWindow NIGHT = MaintenanceWindow.builder("night", Duration.ofHours(4))
            .cron("0 22 * * *")
            .build();

    private PlatformCases() {}

    static List<RuleCase> all() {
        return List.of(
                new RuleCase(
                        WINDOW_MISSING,
                        P2,
                        p2(platform -> platform.renderAdvance(RenderAdvance.IN_MAINTENANCE_WINDOW)),
                        p2(platform -> platform.renderAdvance(RenderAdvance.IN_MAINTENANCE_WINDOW)
                                .maintenanceWindow(NIGHT))),
                window(
                        WINDOW_NEVER_OPENS,
                        MaintenanceWindow.builder("night", Duration.ofHours(4)).build(),
                        MaintenanceWindow.builder("night", Duration.ofHours(4))
                                .starts(List.of(LocalDateTime.of(2026, 12, 24, 18, 0)))
                                .build()),
                window(CRON_INVALID, NIGHT.toBuilder().cron("0 24 * * *").build(), NIGHT),
                window(
                        WINDOW_LENGTH_INVALID,
                        NIGHT.toBuilder().length(Duration.ZERO).build(),
                        NIGHT),
                window(
                        WINDOW_TIME_ZONE_UNKNOWN,
                        NIGHT.toBuilder().timeZone("Europe/Berlon").build(),
                        NIGHT.toBuilder().timeZone("Europe/Berlin").build()),
                new RuleCase(
                        HELD_VERSION_INVALID,
                        P2,
                        p2(platform -> platform.heldAtVersion("")),
                        p2(platform -> platform.heldAtVersion("v2026.10"))),
                new RuleCase(HELD_VERSION_INVALID, P2, p2(platform -> platform.heldAtVersion("a version"))),
                new RuleCase(
                        PLATFORM_DEPRECATED,
                        ASSIGNMENT,
                        old(DeprecationsAllowed.NEVER, AssignmentStatus.PROVISIONED),
                        old(DeprecationsAllowed.NEVER, AssignmentStatus.DECOMMISSIONING)),
                new RuleCase(
                        PLATFORM_DEPRECATED_ACCEPTED,
                        ASSIGNMENT,
                        old(DeprecationsAllowed.ALLOWED, AssignmentStatus.PROVISIONING),
                        p2(platform -> platform.deprecation(new Deprecation(Optional.empty())))),
                new RuleCase(
                        PRIMARY_DEPRECATED,
                        "/primaryIngestionPlatforms/crm",
                        primary().andThen(old(DeprecationsAllowed.NEVER, AssignmentStatus.DECOMMISSIONING)),
                        primary()),
                new RuleCase(
                        PRIMARY_PRODUCTION_DIFFERS,
                        "/primaryIngestionPlatforms/erp",
                        primary().andThen(model -> {
                            // A datastore of production that nobody reads yet.
                            model.stores.add(new TestModel.Store("erp", "d"));
                            model.stores.get(2).status = ProductionStatus.PRODUCTION;
                            model.primaries.set(0, new PrimaryIngestionPlatform("erp", List.of("P2")));
                        }),
                        primary()),
                new RuleCase(
                        SUPPRESSION_REASON_MISSING,
                        "/suppressions/0",
                        unclassified(new LintSuppression("dataset-unclassified", "zones/Z/teams/T", "")),
                        unclassified(accept("dataset-unclassified", "zones/Z/teams/T"))),
                new RuleCase(
                        SUPPRESSION_FORBIDDEN,
                        "/suppressions/0",
                        model -> model.suppressions.add(accept("capture-missing", ""))),
                new RuleCase(
                        SUPPRESSION_UNKNOWN_CODE,
                        "/suppressions/0",
                        model -> model.suppressions.add(accept("primary-idel", "")),
                        model -> model.suppressions.add(accept("plugin-idle", ""))),
                new RuleCase(
                        SUPPRESSION_UNKNOWN_OBJECT,
                        "/suppressions/0",
                        model -> model.suppressions.add(accept("primary-idle", "zones/Y"))),
                new RuleCase(
                        SUPPRESSION_UNUSED,
                        "/suppressions/0",
                        model -> model.suppressions.add(accept("primary-idle", "zones/Z"))),
                new RuleCase(
                        ENTITLEMENT_INVALID, SALES + "/entitlements/1", entitled("ann", "\t"), entitled("ann", "bob")),
                new RuleCase(ENTITLEMENT_TWICE, SALES + "/entitlements/1", entitled("ann", "ann"), model -> {
                    entitled("ann").accept(model);
                    model.sales.entitlements.add(new Entitlement("ann", PrincipalType.GROUP, Optional.empty()));
                }),
                new RuleCase(
                        ENTITLEMENT_OF_INPUTS,
                        PREP + "/entitlements",
                        model -> model.prep.entitlements.add(
                                new Entitlement("ann", PrincipalType.USER, Optional.empty())),
                        entitled("ann")));
    }

    private static RuleCase window(LintRule rule, MaintenanceWindow wrong, MaintenanceWindow right) {
        return new RuleCase(
                rule,
                WINDOW,
                p2(platform -> platform.maintenanceWindow(wrong)),
                p2(platform -> platform.maintenanceWindow(right)));
    }

    private static Consumer<TestModel> p2(UnaryOperator<DataPlatformInstance.Builder> change) {
        return model -> model.p2.more = change;
    }

    private static Consumer<TestModel> old(DeprecationsAllowed allowed, AssignmentStatus status) {
        return model -> {
            model.p1.more = platform -> platform.deprecation(new Deprecation(Optional.empty()));
            model.mappings.set(
                    0,
                    new DatasetGroupDataPlatformAssignments(
                            "Sales",
                            "Live",
                            List.of(new DSGDataPlatformAssignment(
                                    "P1", Optional.empty(), ProductionStatus.NOT_PRODUCTION, allowed, status))));
        };
    }

    private static Consumer<TestModel> primary() {
        return model -> model.primaries.add(new PrimaryIngestionPlatform("crm", List.of("P1")));
    }

    private static Consumer<TestModel> unclassified(LintSuppression suppression) {
        return model -> {
            model.crm.datasets.get(0).classification.clear();
            model.suppressions.add(suppression);
        };
    }

    private static LintSuppression accept(String code, String object) {
        return new LintSuppression(code, object, "Because.");
    }

    private static Consumer<TestModel> entitled(String... principals) {
        return model -> {
            for (String principal : principals) {
                model.sales.entitlements.add(new Entitlement(principal, PrincipalType.USER, Optional.empty()));
            }
        };
    }
}
