package io.datasurface.model.lint;

import io.datasurface.model.Approvals;
import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DataLatency;
import io.datasurface.model.DataPlatformChooser;
import io.datasurface.model.DataTransformer;
import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetDSGApproval;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.GovernanceZoneDeclaration;
import io.datasurface.model.InfrastructureLocation;
import io.datasurface.model.InfrastructureVendor;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.SourceMap;
import io.datasurface.model.Team;
import io.datasurface.model.TeamDeclaration;
import io.datasurface.model.Workspace;
import io.datasurface.model.WorkspacePlatformConfig;
import io.datasurface.model.WorkspacePriority;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.capture.IngestionConsistencyType;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.capture.StepTrigger;
import io.datasurface.model.code.CodeArtifact;
import io.datasurface.model.code.PythonCodeArtifact;
import io.datasurface.model.common.CloudVendor;
import io.datasurface.model.common.Credential;
import io.datasurface.model.common.CredentialType;
import io.datasurface.model.common.Deprecation;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Entitlement;
import io.datasurface.model.common.GitHubRepository;
import io.datasurface.model.common.LintSuppression;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.common.Repository;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.platform.AssignmentStatus;
import io.datasurface.model.platform.CredentialStore;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PlatformRuntimeHint;
import io.datasurface.model.platform.PlatformServicesProvider;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import io.datasurface.model.policy.DataClassificationPolicy;
import io.datasurface.model.policy.DataClassificationType;
import io.datasurface.model.policy.DataPlatformPolicy;
import io.datasurface.model.policy.InfraHardVendorPolicy;
import io.datasurface.model.policy.InfraStructureLocationPolicy;
import io.datasurface.model.policy.InfraStructureVendorPolicy;
import io.datasurface.model.policy.Regulator;
import io.datasurface.model.policy.SimpleDC;
import io.datasurface.model.policy.StoragePolicy;
import io.datasurface.model.quality.DataQualityRule;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.IntegerType;
import io.datasurface.model.schema.Schema;
import io.datasurface.model.schema.StringKind;
import io.datasurface.model.schema.StringType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A clean little model, open to be spoiled: zone {@code Z}, team {@code T}; datastore {@code crm} (customers, visits); workspace
 * {@code Prep}, whose transformer makes the datastore {@code report} (totals); workspace {@code Sales}, whose group {@code Live} reads
 * both and runs on the platform {@code P1}. {@code P2} idles.
 */
final class TestModel {
    static final String HOME = "AWS:eu-central-1";
    static final String ABROAD = "GCP:us-east1";

    Optional<Repository> owningRepo = Optional.of(GitHubRepository.of("acme/model", "main"));
    Optional<Repository> liveRepo = Optional.of(GitHubRepository.of("acme/model", "live"));
    final List<InfrastructureVendor> vendors = new ArrayList<>(List.of(
            vendor("AWS", Optional.of(CloudVendor.AWS), "eu-central-1"),
            vendor("GCP", Optional.of(CloudVendor.GCP), "us-east1")));

    String zone = "Z";
    String team = "T";
    Optional<Repository> teamRepo = Optional.empty();
    Optional<Repository> declaredTeamRepo = Optional.of(GitHubRepository.of("acme/model", "team"));
    final List<StoragePolicy> storagePolicies = new ArrayList<>();
    final List<DataClassificationPolicy> classificationPolicies = new ArrayList<>();
    final List<InfraStructureVendorPolicy> vendorPolicies = new ArrayList<>();
    final List<InfraHardVendorPolicy> hardVendorPolicies = new ArrayList<>();
    final List<InfraStructureLocationPolicy> locationPolicies = new ArrayList<>();
    final List<DataPlatformPolicy> platformPolicies = new ArrayList<>();
    Optional<Duration> rawRetention = Optional.empty();
    final List<LintSuppression> zoneSuppressions = new ArrayList<>();
    final List<LintSuppression> teamSuppressions = new ArrayList<>();
    final List<LintSuppression> suppressions = new ArrayList<>();
    final List<Regulator> regulators = new ArrayList<>();

    final List<DataContainer> containers = new ArrayList<>();
    final Store crm = new Store("crm", "customers", "visits");
    final Store report = new Store("report", "totals");
    final List<Store> stores = new ArrayList<>(List.of(crm, report));
    final Space prep = new Space("Prep", "Input", DatasetSink.of("crm", "visits"));
    final Space sales =
            new Space("Sales", "Live", DatasetSink.of("crm", "customers"), DatasetSink.of("report", "totals"));
    final List<Space> spaces = new ArrayList<>(List.of(prep, sales));
    /** Datastores and workspaces of a second team. */
    final List<Store> otherStores = new ArrayList<>();

    final List<Space> otherSpaces = new ArrayList<>();

    final Platform p1 = new Platform("P1");
    final Platform p2 = new Platform("P2");
    final List<Platform> otherPlatforms = new ArrayList<>();
    final List<LocationKey> platformLocations = new ArrayList<>(List.of(new LocationKey(HOME)));
    final List<PlatformRuntimeHint> hints = new ArrayList<>();
    final List<DatasetGroupDataPlatformAssignments> mappings = new ArrayList<>(List.of(assign("Sales", "Live", "P1")));
    final List<PrimaryIngestionPlatform> primaries = new ArrayList<>();

    TestModel() {
        report.capture = Optional.of(new DataTransformerOutput("Prep", Optional.empty()));
        prep.chooser = Optional.empty();
        prep.container = Optional.of(PostgresDatabase.of("prep_db", HOME, "prep.example.com", 5432, "prep"));
        prep.transformer = Optional.of(transformer("report", new PythonCodeArtifact(List.of(), Map.of(), "3.11")));
    }

    static final class Store {
        String name;
        Optional<CaptureMetadata> capture;
        ProductionStatus status = ProductionStatus.NOT_PRODUCTION;
        Optional<Deprecation> deprecation = Optional.empty();
        Optional<List<DatasetDSGApproval>> approvals = Optional.empty();
        Optional<Duration> rawRetention = Optional.empty();
        final List<Data> datasets = new ArrayList<>();

        Store(String name, String... datasets) {
            this.name = name;
            this.capture = Optional.of(snapshot(Optional.of(source(name + "_db", HOME))));
            for (String dataset : datasets) {
                this.datasets.add(new Data(dataset));
            }
        }

        Datastore build() {
            return new Datastore(
                    name,
                    Optional.empty(),
                    capture,
                    status,
                    deprecation,
                    approvals.map(Approvals::new),
                    rawRetention,
                    byName(datasets.stream().map(Data::build).toList()));
        }
    }

    static final class Data {
        String name;
        boolean schema = true;
        /** Instead of a table of the columns below. */
        Optional<Schema> otherSchema = Optional.empty();

        final List<String> key = new ArrayList<>(List.of("id"));
        final List<String> partition = new ArrayList<>();
        final List<DDLColumn> columns = new ArrayList<>(
                List.of(DDLColumn.required("id", new IntegerType(32, true)), DDLColumn.of("note", text(20))));
        final List<DataQualityRule> quality = new ArrayList<>();
        final List<String> policies = new ArrayList<>();
        final List<SimpleDC> classification = new ArrayList<>(List.of(dc(DataClassificationType.PUB)));
        Optional<Deprecation> deprecation = Optional.empty();

        Data(String name) {
            this.name = name;
        }

        Dataset build() {
            Schema table = otherSchema.orElseGet(() -> new DDLTable(Optional.empty(), key, partition, byName(columns)));
            return new Dataset(
                    name,
                    Optional.empty(),
                    schema ? Optional.of(table) : Optional.empty(),
                    policies,
                    classification,
                    byName(quality),
                    deprecation);
        }
    }

    static final class Space {
        String name;
        String group;
        Optional<DataContainer> container;
        ProductionStatus status = ProductionStatus.NOT_PRODUCTION;
        Optional<Deprecation> deprecation = Optional.empty();
        Optional<DataClassificationPolicy> verifier = Optional.empty();
        Optional<DataTransformer> transformer = Optional.empty();
        final List<Entitlement> entitlements = new ArrayList<>();
        Optional<DataPlatformChooser> chooser = Optional.of(new WorkspacePlatformConfig(needs()));
        final List<DatasetSink> sinks;
        boolean grouped = true;

        Space(String name, String group, DatasetSink... sinks) {
            this.name = name;
            this.group = group;
            this.container = Optional.of(source(name + "_wh", HOME));
            this.sinks = new ArrayList<>(List.of(sinks));
        }

        Workspace build() {
            return new Workspace(
                    name,
                    Optional.empty(),
                    container,
                    status,
                    deprecation,
                    WorkspacePriority.MEDIUM,
                    verifier,
                    entitlements,
                    transformer,
                    grouped ? Map.of(group, new DatasetGroup(group, Optional.empty(), chooser, sinks)) : Map.of());
        }
    }

    static final class Platform {
        String name;
        String type = "aws-batch";
        ProductionStatus status = ProductionStatus.NOT_PRODUCTION;
        Optional<Repository> repository = Optional.of(GitHubRepository.of("acme/iac", "main"));
        UnaryOperator<DataPlatformInstance.Builder> more = builder -> builder;

        Platform(String name) {
            this.name = name;
        }

        DataPlatformInstance build() {
            DataPlatformInstance.Builder builder =
                    DataPlatformInstance.builder(name, type).productionStatus(status);
            repository.ifPresent(builder::iacRepo);
            return more.apply(builder).build();
        }
    }

    Ecosystem build() {
        List<Team> teams = new ArrayList<>();
        teams.add(team(team, teamRepo, containers, stores, spaces));
        Map<String, TeamDeclaration> declarations = new LinkedHashMap<>();
        declaredTeamRepo.ifPresent(repository -> declarations.put(team, new TeamDeclaration(team, repository)));
        if (!otherStores.isEmpty() || !otherSpaces.isEmpty()) {
            teams.add(team("U", Optional.empty(), List.of(), otherStores, otherSpaces));
            declarations.put("U", new TeamDeclaration("U", GitHubRepository.of("acme/model", "other")));
        }
        GovernanceZone governed = new GovernanceZone(
                zone,
                Optional.empty(),
                Optional.empty(),
                byName(storagePolicies),
                byName(classificationPolicies),
                byName(vendorPolicies),
                byName(hardVendorPolicies),
                byName(locationPolicies),
                byName(platformPolicies),
                declarations,
                byName(teams),
                rawRetention,
                zoneSuppressions);
        return new Ecosystem(
                "E",
                Optional.empty(),
                owningRepo,
                liveRepo,
                byName(vendors),
                byName(providers()),
                Map.of(zone, new GovernanceZoneDeclaration(zone, GitHubRepository.of("acme/model", "zone"))),
                Map.of(zone, governed),
                mappings,
                byName(primaries),
                byName(regulators),
                suppressions);
    }

    List<Problem> lint() {
        return EcosystemLinter.lint(EcosystemIndex.of(build()), SourceMap.NONE);
    }

    private List<PlatformServicesProvider> providers() {
        CredentialStore secrets =
                new CredentialStore("AWSSecretsManager", "secrets", List.of(new LocationKey(HOME)), Optional.empty());
        List<PlatformServicesProvider> providers = new ArrayList<>();
        providers.add(new PlatformServicesProvider(
                "Lake",
                Optional.empty(),
                platformLocations,
                Optional.of(secrets),
                byName(List.of(p1.build(), p2.build())),
                hints));
        if (!otherPlatforms.isEmpty()) {
            providers.add(new PlatformServicesProvider(
                    "Sea",
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    byName(otherPlatforms.stream().map(Platform::build).toList()),
                    List.of()));
        }
        return providers;
    }

    private Team team(
            String name,
            Optional<Repository> repo,
            List<DataContainer> containers,
            List<Store> stores,
            List<Space> spaces) {
        return new Team(
                name,
                Optional.empty(),
                repo,
                byName(containers),
                byName(stores.stream().map(Store::build).toList()),
                byName(spaces.stream().map(Space::build).toList()),
                name.equals("T") ? teamSuppressions : List.of());
    }

    static <V extends Named> Map<String, V> byName(List<V> values) {
        Map<String, V> map = new LinkedHashMap<>();
        values.forEach(value -> map.put(value.name(), value));
        return map;
    }

    static InfrastructureVendor vendor(String name, Optional<CloudVendor> company, String location) {
        return new InfrastructureVendor(
                name,
                Optional.of(Documentation.of("a vendor")),
                company,
                Map.of(location, new InfrastructureLocation(location, Optional.empty(), Map.of())));
    }

    static DataContainer source(String name, String location) {
        return PostgresDatabase.of(name, location, "db.example.com", 5432, name.toLowerCase(java.util.Locale.ROOT));
    }

    static CaptureMetadata snapshot(Optional<DataContainer> container) {
        return snapshot(container, Optional.of(new CronTrigger("nightly", "0 3 * * *")));
    }

    static CaptureMetadata snapshot(Optional<DataContainer> container, Optional<StepTrigger> trigger) {
        return new SQLSnapshotIngestion(
                Optional.of(IngestionConsistencyType.MULTI_DATASET),
                trigger,
                container,
                Optional.of(new Credential("crm_login", CredentialType.USER_PASSWORD)),
                Optional.of("public"),
                Map.of());
    }

    static CDCCaptureIngestion cdc(Map<String, String> tables) {
        return new CDCCaptureIngestion(
                Optional.of(IngestionConsistencyType.MULTI_DATASET),
                Optional.empty(),
                Optional.of(source("crm_db", HOME)),
                Optional.empty(),
                Optional.empty(),
                tables);
    }

    static DataTransformer transformer(String output, CodeArtifact code) {
        return new DataTransformer("make", Optional.empty(), output, code, Optional.empty());
    }

    static ConsumerRetentionRequirements needs() {
        return new ConsumerRetentionRequirements(
                MilestoningStrategy.LIVE_ONLY, DataLatency.HOURS, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static DatasetGroupDataPlatformAssignments assign(String workspace, String group, String... platforms) {
        return new DatasetGroupDataPlatformAssignments(
                workspace,
                group,
                List.of(platforms).stream().map(DSGDataPlatformAssignment::of).toList());
    }

    static DSGDataPlatformAssignment assignment(String platform, ProductionStatus production, AssignmentStatus status) {
        return new DSGDataPlatformAssignment(
                platform, Optional.empty(), production, io.datasurface.model.common.DeprecationsAllowed.NEVER, status);
    }

    static DataType text(int size) {
        return new StringType(StringKind.VARCHAR, Optional.of(size), Optional.empty());
    }

    static SimpleDC dc(DataClassificationType type) {
        return new SimpleDC(type, Optional.empty());
    }

    static Optional<Deprecation> deprecated() {
        return Optional.of(new Deprecation(Optional.empty()));
    }
}
