package io.datasurface.model.lint;

import static io.datasurface.model.lint.LintRule.*;
import static io.datasurface.model.lint.RuleCase.ASSIGNMENT;
import static io.datasurface.model.lint.RuleCase.CRM;
import static io.datasurface.model.lint.RuleCase.LIVE;
import static io.datasurface.model.lint.RuleCase.MAKE;
import static io.datasurface.model.lint.RuleCase.PREP;
import static io.datasurface.model.lint.RuleCase.PROVIDER;
import static io.datasurface.model.lint.RuleCase.REPORT;
import static io.datasurface.model.lint.RuleCase.SALES;
import static io.datasurface.model.lint.RuleCase.SINK;
import static io.datasurface.model.lint.RuleCase.TEAM;

import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DataLatency;
import io.datasurface.model.DataPlatformChooser;
import io.datasurface.model.DatasetDSGApproval;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.WorkspaceFixedDataPlatform;
import io.datasurface.model.WorkspacePlatformConfig;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.code.PythonCodeArtifact;
import io.datasurface.model.code.SQLCodeArtifact;
import io.datasurface.model.common.DeprecationsAllowed;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.platform.AssignmentStatus;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PlatformRuntimeHint;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import io.datasurface.model.policy.DataClassificationPolicy;
import io.datasurface.model.policy.DataClassificationType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Workspaces, transformers, platforms and assignments. */
final class ConsumerCases {
    private static final String NEEDS = LIVE + "/platformMD/retention";

    private ConsumerCases() {}

    static List<RuleCase> all() {
        List<RuleCase> cases = new ArrayList<>(workspaces());
        cases.addAll(transformers());
        cases.addAll(platforms());
        return cases;
    }

    private static List<RuleCase> workspaces() {
        return List.of(
                new RuleCase(WORKSPACE_EMPTY, TEAM + "/workspaces/Idle", model -> {
                    TestModel.Space idle = new TestModel.Space("Idle", "G");
                    idle.grouped = false;
                    model.spaces.add(idle);
                }),
                new RuleCase(WORKSPACE_CONTAINER_MISSING, SALES, model -> model.sales.container = Optional.empty()),
                new RuleCase(
                        DEPRECATED_WORKSPACE_ASSIGNED,
                        SALES,
                        model -> model.sales.deprecation = TestModel.deprecated()),
                new RuleCase(GROUP_EMPTY, LIVE, model -> model.sales.sinks.clear()),
                new RuleCase(GROUP_NOT_ASSIGNED, LIVE, model -> model.mappings.clear()),
                new RuleCase(
                        GROUP_NOT_ASSIGNED,
                        LIVE,
                        model -> model.mappings.set(
                                0, assigned("P1", ProductionStatus.NOT_PRODUCTION, AssignmentStatus.DECOMMISSIONED))),
                new RuleCase(
                        SINK_DUPLICATE,
                        LIVE + "/sinks/2",
                        model -> model.sales.sinks.add(DatasetSink.of("crm", "customers"))),
                new RuleCase(
                        UNKNOWN_DATASTORE,
                        LIVE + "/sinks/2",
                        model -> model.sales.sinks.add(DatasetSink.of("bad name", "x"))),
                new RuleCase(
                        UNKNOWN_DATASET,
                        LIVE + "/sinks/2",
                        model -> model.sales.sinks.add(DatasetSink.of("crm", "nope"))),
                new RuleCase(
                        SINK_NOT_APPROVED,
                        SINK,
                        model -> model.crm.approvals =
                                Optional.of(List.of(new DatasetDSGApproval("Prep", "Input", "visits")))),
                new RuleCase(
                        SINK_DEPRECATED, SINK, model -> model.crm.datasets.get(0).deprecation = TestModel.deprecated()),
                new RuleCase(
                        SINK_DEPRECATED, LIVE + "/sinks/1", model -> model.prep.deprecation = TestModel.deprecated()),
                new RuleCase(SINK_DEPRECATED_ACCEPTED, SINK, model -> {
                    model.crm.datasets.get(0).deprecation = TestModel.deprecated();
                    model.sales.sinks.set(0, new DatasetSink("crm", "customers", DeprecationsAllowed.ALLOWED));
                }),
                new RuleCase(SINK_PRODUCTION_DIFFERS, LIVE + "/sinks/2", model -> {
                    TestModel.Store erp = new TestModel.Store("erp", "d");
                    erp.status = ProductionStatus.PRODUCTION;
                    model.stores.add(erp);
                    model.sales.sinks.add(DatasetSink.of("erp", "d"));
                }),
                new RuleCase(CLASSIFICATION_NOT_ACCEPTED, SINK, model -> {
                    model.crm.datasets.get(0).classification.set(0, TestModel.dc(DataClassificationType.MNPI));
                    model.sales.verifier = Optional.of(new DataClassificationPolicy(
                            "v", Optional.empty(), List.of(), List.of(TestModel.dc(DataClassificationType.MNPI))));
                }),
                new RuleCase(
                        CHOOSER_FORBIDDEN,
                        PREP + "/dsgs/Input",
                        model -> model.prep.chooser = needs(TestModel.needs())),
                new RuleCase(CHOOSER_MISSING, LIVE, model -> model.sales.chooser = Optional.empty()),
                new RuleCase(
                        FIXED_PLATFORM_DIFFERS,
                        LIVE + "/platformMD",
                        model -> model.sales.chooser =
                                Optional.of(new WorkspaceFixedDataPlatform("P2", Optional.empty()))),
                new RuleCase(
                        RETENTION_INVALID,
                        NEEDS,
                        model -> model.sales.chooser =
                                needs(MilestoningStrategy.FORENSIC, DataLatency.HOURS, null, Duration.ZERO, null)),
                new RuleCase(
                        RETENTION_INVALID,
                        NEEDS,
                        model -> model.sales.chooser = needs(
                                MilestoningStrategy.FORENSIC, DataLatency.HOURS, Duration.ofMinutes(-1), null, null)),
                new RuleCase(
                        RETENTION_WITHOUT_HISTORY,
                        NEEDS,
                        model -> model.sales.chooser = needs(
                                MilestoningStrategy.LIVE_ONLY, DataLatency.HOURS, null, Duration.ofDays(365), null)),
                new RuleCase(
                        FRESHNESS_CONTRADICTS_LATENCY,
                        NEEDS,
                        model -> model.sales.chooser = needs(
                                MilestoningStrategy.LIVE_ONLY, DataLatency.HOURS, Duration.ofHours(25), null, null)));
    }

    private static List<RuleCase> transformers() {
        return List.of(
                new RuleCase(TRANSFORMER_CONTAINER_MISSING, MAKE, model -> model.prep.container = Optional.empty()),
                new RuleCase(TRANSFORMER_OUTPUT_UNKNOWN, MAKE, model -> {
                    model.stores.remove(model.report);
                    model.sales.sinks.remove(1);
                }),
                new RuleCase(TRANSFORMER_OUTPUT_OTHER_TEAM, MAKE, model -> {
                    model.stores.remove(model.report);
                    model.otherStores.add(model.report);
                }),
                new RuleCase(
                        TRANSFORMER_OUTPUT_CAPTURE,
                        MAKE,
                        model -> model.report.capture =
                                Optional.of(TestModel.snapshot(Optional.of(TestModel.source("r", TestModel.HOME))))),
                new RuleCase(TRANSFORMER_PRODUCTION_DIFFERS, MAKE, model -> {
                    model.report.status = ProductionStatus.PRODUCTION;
                    model.sales.sinks.remove(1);
                }),
                new RuleCase(OUTPUT_UNKNOWN_WORKSPACE, TEAM + "/dataStores/lost/capture", model -> {
                    TestModel.Store lost = new TestModel.Store("lost", "d");
                    lost.capture = Optional.of(new DataTransformerOutput("Nowhere", Optional.empty()));
                    model.stores.add(lost);
                }),
                new RuleCase(OUTPUT_WITHOUT_TRANSFORMER, TEAM + "/dataStores/lost/capture", model -> {
                    TestModel.Store lost = new TestModel.Store("lost", "d");
                    lost.capture = Optional.of(new DataTransformerOutput("Sales", Optional.empty()));
                    model.stores.add(lost);
                }),
                new RuleCase(TRANSFORMER_CYCLE, TEAM + "/workspaces/Back", model -> {
                    TestModel.Store back = new TestModel.Store("back", "d");
                    back.capture = Optional.of(new DataTransformerOutput("Back", Optional.empty()));
                    model.stores.add(back);
                    TestModel.Space space = new TestModel.Space("Back", "Input", DatasetSink.of("report", "totals"));
                    space.chooser = Optional.empty();
                    space.transformer = Optional.of(TestModel.transformer("back", python("3.11")));
                    model.spaces.add(space);
                    model.prep.sinks.add(DatasetSink.of("back", "d"));
                }),
                new RuleCase(
                        CODE_INVALID,
                        MAKE + "/code",
                        model ->
                                model.prep.transformer = Optional.of(TestModel.transformer("report", python("three")))),
                new RuleCase(
                        CODE_INVALID,
                        MAKE + "/code",
                        model -> model.prep.transformer = Optional.of(
                                TestModel.transformer("report", new SQLCodeArtifact(Map.of("totals", " "), Map.of())))),
                new RuleCase(
                        CODE_QUERY_UNMATCHED,
                        MAKE + "/code",
                        model -> model.prep.transformer =
                                Optional.of(TestModel.transformer("report", new SQLCodeArtifact(Map.of(), Map.of())))),
                new RuleCase(
                        CODE_QUERY_UNMATCHED,
                        MAKE + "/code",
                        model -> model.prep.transformer = Optional.of(TestModel.transformer(
                                "report",
                                new SQLCodeArtifact(Map.of("totals", "SELECT 1", "more", "SELECT 2"), Map.of())))),
                new RuleCase(
                        ENVIRONMENT_NAME_INVALID,
                        MAKE + "/code",
                        model -> model.prep.transformer = Optional.of(TestModel.transformer(
                                "report", new PythonCodeArtifact(List.of(), Map.of("A-B", "1"), "3.11")))));
    }

    private static List<RuleCase> platforms() {
        return List.of(
                new RuleCase(PLATFORM_NAME_INVALID, PROVIDER + "/dataPlatforms/P~12", model -> model.p2.name = "P/2"),
                new RuleCase(PLATFORM_TYPE_MISSING, PROVIDER + "/dataPlatforms/P2", model -> model.p2.type = ""),
                hint(HINT_WITHOUT_TARGET, null, null, null),
                hint(HINT_WITHOUT_TARGET, "crm", null, "Prep"),
                hint(HINT_DATASET_MISPLACED, "crm", "customers", null),
                hint(UNKNOWN_DATASTORE, "nope", null, null),
                hint(UNKNOWN_DATASET, "crm", "nope", null),
                hint(UNKNOWN_WORKSPACE, null, null, "nope"),
                new RuleCase(
                        UNKNOWN_WORKSPACE,
                        "/dsgPlatformMappings/1",
                        model -> model.mappings.add(TestModel.assign("Nope", "G", "P1"))),
                new RuleCase(
                        UNKNOWN_GROUP,
                        "/dsgPlatformMappings/1",
                        model -> model.mappings.add(TestModel.assign("Sales", "Nope", "P1"))),
                new RuleCase(
                        UNKNOWN_PLATFORM,
                        "/dsgPlatformMappings/0/assignments/1",
                        model -> model.mappings.set(0, TestModel.assign("Sales", "Live", "P1", "P404"))),
                new RuleCase(UNKNOWN_PLATFORM, LIVE + "/platformMD", model -> {
                    model.sales.chooser = Optional.of(new WorkspaceFixedDataPlatform("P404", Optional.empty()));
                    model.mappings.set(
                            0, assigned("P1", ProductionStatus.NOT_PRODUCTION, AssignmentStatus.DECOMMISSIONING));
                }),
                new RuleCase(
                        ASSIGNMENT_DUPLICATE,
                        "/dsgPlatformMappings/1",
                        model -> model.mappings.add(TestModel.assign("Sales", "Live", "P1"))),
                new RuleCase(
                        ASSIGNMENT_DUPLICATE,
                        "/dsgPlatformMappings/0/assignments/1",
                        model -> model.mappings.set(0, TestModel.assign("Sales", "Live", "P1", "P1"))),
                new RuleCase(
                        ASSIGNMENT_PRODUCTION_DIFFERS,
                        ASSIGNMENT,
                        model -> model.mappings.set(
                                0, assigned("P1", ProductionStatus.PRODUCTION, AssignmentStatus.PROVISIONED))),
                new RuleCase(
                        PLATFORM_PRODUCTION_DIFFERS,
                        ASSIGNMENT,
                        model -> model.p1.status = ProductionStatus.PRODUCTION),
                new RuleCase(
                        PRIMARY_EMPTY,
                        "/primaryIngestionPlatforms/crm",
                        model -> model.primaries.add(new PrimaryIngestionPlatform("crm", List.of()))),
                new RuleCase(
                        PRIMARY_EMPTY,
                        "/primaryIngestionPlatforms/crm",
                        model -> model.primaries.add(new PrimaryIngestionPlatform("crm", List.of("P1", "P1")))),
                new RuleCase(
                        PRIMARY_IDLE,
                        "/primaryIngestionPlatforms/crm",
                        model -> model.primaries.add(new PrimaryIngestionPlatform("crm", List.of("P1", "P2")))),
                new RuleCase(
                        UNKNOWN_DATASTORE,
                        "/primaryIngestionPlatforms/ghost",
                        model -> model.primaries.add(new PrimaryIngestionPlatform("ghost", List.of("P1")))),
                new RuleCase(
                        UNKNOWN_PLATFORM,
                        "/primaryIngestionPlatforms/crm",
                        model -> model.primaries.add(new PrimaryIngestionPlatform("crm", List.of("P1", "Ghost")))),
                new RuleCase(PRIMARY_MISSING, CRM, model -> {
                    model.sales.sinks.remove(1);
                    model.mappings.set(0, TestModel.assign("Sales", "Live", "P1", "P2"));
                }),
                new RuleCase(PRIMARY_MISSING, REPORT, model -> {
                    model.mappings.set(0, TestModel.assign("Sales", "Live", "P1", "P2"));
                    model.primaries.add(new PrimaryIngestionPlatform("crm", List.of("P1")));
                }));
    }

    private static RuleCase hint(LintRule rule, String store, String dataset, String workspace) {
        return new RuleCase(
                rule,
                PROVIDER + "/hints/0",
                model -> model.hints.add(new PlatformRuntimeHint(
                        Optional.ofNullable(store),
                        Optional.ofNullable(dataset),
                        Optional.ofNullable(workspace),
                        Map.of())));
    }

    private static DatasetGroupDataPlatformAssignments assigned(
            String platform, ProductionStatus production, AssignmentStatus status) {
        return new DatasetGroupDataPlatformAssignments(
                "Sales", "Live", List.of(TestModel.assignment(platform, production, status)));
    }

    private static PythonCodeArtifact python(String version) {
        return new PythonCodeArtifact(List.of(), Map.of(), version);
    }

    private static Optional<DataPlatformChooser> needs(ConsumerRetentionRequirements needs) {
        return Optional.of(new WorkspacePlatformConfig(needs));
    }

    private static Optional<DataPlatformChooser> needs(
            MilestoningStrategy strategy,
            DataLatency latency,
            Duration freshness,
            Duration retention,
            String regulator) {
        return needs(new ConsumerRetentionRequirements(
                strategy,
                latency,
                Optional.ofNullable(freshness),
                Optional.ofNullable(retention),
                Optional.ofNullable(regulator)));
    }
}
