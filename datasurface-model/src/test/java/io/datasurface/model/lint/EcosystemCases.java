package io.datasurface.model.lint;

import static io.datasurface.model.lint.LintRule.*;
import static io.datasurface.model.lint.RuleCase.ASSIGNMENT;
import static io.datasurface.model.lint.RuleCase.CAPTURE;
import static io.datasurface.model.lint.RuleCase.CRM;
import static io.datasurface.model.lint.RuleCase.CUSTOMERS;
import static io.datasurface.model.lint.RuleCase.MAKE;
import static io.datasurface.model.lint.RuleCase.PROVIDER;
import static io.datasurface.model.lint.RuleCase.SALES;
import static io.datasurface.model.lint.RuleCase.SCHEMA;
import static io.datasurface.model.lint.RuleCase.SINK;
import static io.datasurface.model.lint.RuleCase.TEAM;

import io.datasurface.model.DatasetSink;
import io.datasurface.model.InfrastructureVendor;
import io.datasurface.model.common.CloudVendor;
import io.datasurface.model.common.Credential;
import io.datasurface.model.common.CredentialType;
import io.datasurface.model.common.Deprecation;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.GitHubRepository;
import io.datasurface.model.common.GitLabRepository;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.common.Repository;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.policy.DataClassificationPolicy;
import io.datasurface.model.policy.DataClassificationType;
import io.datasurface.model.policy.DataPlatformPolicy;
import io.datasurface.model.policy.InfraHardVendorPolicy;
import io.datasurface.model.policy.InfraStructureLocationPolicy;
import io.datasurface.model.policy.InfraStructureVendorPolicy;
import io.datasurface.model.policy.PolicyMandate;
import io.datasurface.model.policy.StoragePolicy;
import io.datasurface.model.schema.DDLColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ecosystem, names, vendors and policies. */
final class EcosystemCases {
    private EcosystemCases() {}

    static List<RuleCase> all() {
        return List.of(
                new RuleCase(OWNING_REPO_MISSING, "/", model -> model.owningRepo = Optional.empty()),
                new RuleCase(LIVE_REPO_MISSING, "/", model -> model.liveRepo = Optional.empty()),
                new RuleCase(LIVE_REPO_IS_OWNING_REPO, "/liveRepo", model -> model.liveRepo = model.owningRepo),
                new RuleCase(OWNER_MISSING, TEAM, model -> model.declaredTeamRepo = Optional.empty()),
                new RuleCase(
                        OWNER_DIFFERS,
                        TEAM + "/owningRepo",
                        model -> model.teamRepo = github("acme/model", "elsewhere")),
                new RuleCase(
                        REPOSITORY_NAME_INVALID, "/liveRepo", model -> model.liveRepo = github("no-slash", "main")),
                new RuleCase(
                        REPOSITORY_NAME_INVALID,
                        "/zones/Z/teamDeclarations/T/owningRepo",
                        model -> model.declaredTeamRepo = github("acme/-x", "main")),
                new RuleCase(
                        REPOSITORY_BRANCH_INVALID, "/liveRepo", model -> model.liveRepo = github("a/b", "bad branch~")),
                new RuleCase(
                        REPOSITORY_BRANCH_INVALID, "/owningRepo", model -> model.owningRepo = github("a/b", "a..b")),
                new RuleCase(
                        REPOSITORY_BRANCH_INVALID,
                        PROVIDER + "/dataPlatforms/P1/iacRepo",
                        model -> model.p1.repository = github("a/b", "x.lock")),
                new RuleCase(
                        REPOSITORY_URL_INVALID,
                        "/liveRepo",
                        model -> model.liveRepo = Optional.of(new GitLabRepository(
                                "ftp://git.example.com", "group/model", "main", Optional.empty(), Optional.empty()))),
                new RuleCase(
                        REPOSITORY_CREDENTIAL_TYPE,
                        "/liveRepo",
                        model -> model.liveRepo = Optional.of(new GitHubRepository(
                                "acme/model",
                                "live",
                                Optional.of(new Credential("git", CredentialType.USER_PASSWORD)),
                                Optional.empty()))),
                // names
                new RuleCase(NAME_BLANK, "/zones/Z/teams/ ", model -> model.team = " "),
                new RuleCase(
                        NAME_BLANK,
                        "/zones/Z/vendorPolicies/\t",
                        model -> model.vendorPolicies.add(vendors("\t", List.of("AWS"), List.of()))),
                new RuleCase(NAME_NOT_IDENTIFIER, TEAM + "/dataStores/my-store", model -> {
                    model.stores.add(new TestModel.Store("my-store", "d"));
                }),
                new RuleCase(
                        NAME_NOT_IDENTIFIER,
                        CRM + "/datasets/1st",
                        model -> model.crm.datasets.add(new TestModel.Data("1st"))),
                new RuleCase(
                        NAME_NOT_IDENTIFIER,
                        SCHEMA + "/columns/e-mail",
                        model -> customers(model).columns.add(DDLColumn.of("e-mail", TestModel.text(5)))),
                new RuleCase(
                        NAME_NOT_IDENTIFIER,
                        SCHEMA + "/columns/_id",
                        model -> customers(model).columns.add(DDLColumn.of("_id", TestModel.text(5))),
                        ContainerCases.mongo(mongo -> mongo)
                                .andThen(
                                        model -> customers(model).columns.add(DDLColumn.of("_id", TestModel.text(5))))),
                new RuleCase(
                        NAME_RESERVED_WORD,
                        CRM + "/datasets/Order",
                        model -> model.crm.datasets.add(new TestModel.Data("Order"))),
                new RuleCase(
                        NAME_RESERVED_WORD,
                        SCHEMA + "/columns/from",
                        model -> customers(model).columns.add(DDLColumn.of("from", TestModel.text(5)))),
                new RuleCase(NAME_NOT_IDENTIFIER, SALES.replace("Sales", "Sales 2"), model -> {
                    model.sales.name = "Sales 2";
                    model.mappings.set(0, TestModel.assign("Sales 2", "Live", "P1"));
                }),
                new RuleCase(NAME_NOT_IDENTIFIER, SALES + "/dsgs/Live!", model -> {
                    model.sales.group = "Live!";
                    model.mappings.set(0, TestModel.assign("Sales", "Live!", "P1"));
                }),
                new RuleCase(
                        DATASTORE_NAME_DUPLICATE,
                        "/zones/Z/teams/U/dataStores/crm",
                        model -> model.otherStores.add(new TestModel.Store("crm", "customers"))),
                new RuleCase(WORKSPACE_NAME_DUPLICATE, "/zones/Z/teams/U/workspaces/Sales", model -> {
                    TestModel.Space again = new TestModel.Space("Sales", "Live", DatasetSink.of("crm", "visits"));
                    model.otherSpaces.add(again);
                }),
                new RuleCase(
                        PLATFORM_NAME_DUPLICATE,
                        "/platformServicesProviders/Sea/dataPlatforms/P1",
                        model -> model.otherPlatforms.add(new TestModel.Platform("P1"))),
                // vendors
                new RuleCase(VENDOR_DOCUMENTATION_MISSING, "/vendors/IBM", model -> {
                    model.vendors.add(
                            new InfrastructureVendor("IBM", Optional.empty(), Optional.of(CloudVendor.IBM), Map.of()));
                }),
                new RuleCase(HARD_VENDOR_MISSING, "/vendors/Own", model -> {
                    model.vendors.add(TestModel.vendor("Own", Optional.empty(), "cellar"));
                    model.hardVendorPolicies.add(companies("h", CloudVendor.AWS));
                }),
                new RuleCase(
                        LOCATION_NAME_INVALID,
                        "/vendors/Own/locations/a~1b",
                        model -> model.vendors.add(TestModel.vendor("Own", Optional.empty(), "a/b"))),
                new RuleCase(
                        LOCATION_NAME_INVALID,
                        "/vendors/O:n",
                        model -> model.vendors.add(TestModel.vendor("O:n", Optional.empty(), "a"))),
                new RuleCase(
                        LOCATION_MALFORMED,
                        CAPTURE + "/dataContainer/locations/0",
                        model -> model.crm.capture = at("nocolon")),
                new RuleCase(
                        LOCATION_MALFORMED,
                        CAPTURE + "/dataContainer/locations/0",
                        model -> model.crm.capture = at("AWS:eu-central-1/")),
                new RuleCase(
                        UNKNOWN_VENDOR,
                        CAPTURE + "/dataContainer/locations/0",
                        model -> model.crm.capture = at("X:eu")),
                new RuleCase(
                        UNKNOWN_LOCATION,
                        PROVIDER + "/locations/1",
                        model -> model.platformLocations.add(new LocationKey("AWS:mars"))),
                new RuleCase(
                        UNKNOWN_LOCATION,
                        "/zones/Z/locationPolicies/l/notAllowed/0",
                        model -> model.locationPolicies.add(
                                locations("l", List.of(), List.of(new LocationKey("AWS:nowhere"))))),
                new RuleCase(
                        UNKNOWN_VENDOR,
                        "/zones/Z/vendorPolicies/v/notAllowed/0",
                        model -> model.vendorPolicies.add(vendors("v", List.of(), List.of("Nobody")))),
                // policies
                new RuleCase(
                        POLICY_CONTRADICTION,
                        "/zones/Z/vendorPolicies/v",
                        model -> model.vendorPolicies.add(vendors("v", List.of("AWS", "GCP"), List.of("GCP")))),
                new RuleCase(POLICY_CONTRADICTION, SALES + "/classificationVerifier", model -> {
                    var pii = TestModel.dc(DataClassificationType.MNPI);
                    var pub = TestModel.dc(DataClassificationType.PUB);
                    model.sales.verifier = Optional.of(
                            new DataClassificationPolicy("v", Optional.empty(), List.of(pub, pii), List.of(pii)));
                }),
                new RuleCase(
                        POLICY_UNKNOWN_PLATFORM,
                        "/zones/Z/dataplatformPolicies/p",
                        model -> model.platformPolicies.add(new DataPlatformPolicy(
                                "p", Optional.empty(), List.of(), List.of("P9"), Optional.empty(), Optional.empty()))),
                new RuleCase(LOCATION_POLICY_VIOLATED, CAPTURE, model -> {
                    model.locationPolicies.add(locations("home", List.of(new LocationKey(TestModel.HOME)), List.of()));
                    model.crm.capture = at(TestModel.ABROAD);
                }),
                new RuleCase(LOCATION_POLICY_VIOLATED, SINK, model -> {
                    model.locationPolicies.add(
                            locations("home", List.of(), List.of(new LocationKey(TestModel.ABROAD))));
                    model.sales.sinks.remove(1);
                    model.sales.container = Optional.of(TestModel.source("wh", TestModel.ABROAD));
                }),
                new RuleCase(LOCATION_POLICY_VIOLATED, ASSIGNMENT, model -> {
                    model.locationPolicies.add(
                            locations("home", List.of(), List.of(new LocationKey(TestModel.ABROAD))));
                    model.sales.sinks.remove(1);
                    model.platformLocations.set(0, new LocationKey(TestModel.ABROAD));
                }),
                new RuleCase(VENDOR_POLICY_VIOLATED, CAPTURE, model -> {
                    model.vendorPolicies.add(vendors("v", List.of("AWS"), List.of()));
                    model.crm.capture = at(TestModel.ABROAD);
                }),
                new RuleCase(HARD_VENDOR_POLICY_VIOLATED, CAPTURE, model -> {
                    model.hardVendorPolicies.add(companies("h", CloudVendor.GCP));
                    model.crm.capture = at(TestModel.ABROAD);
                }),
                new RuleCase(PLATFORM_POLICY_VIOLATED, ASSIGNMENT, model -> {
                    model.sales.sinks.remove(1);
                    model.platformPolicies.add(new DataPlatformPolicy(
                            "p", Optional.empty(), List.of("P2"), List.of(), Optional.empty(), Optional.empty()));
                }),
                new RuleCase(PLATFORM_POLICY_VIOLATED, ASSIGNMENT, model -> {
                    model.sales.sinks.remove(1);
                    model.platformPolicies.add(new DataPlatformPolicy(
                            "p",
                            Optional.empty(),
                            List.of(),
                            List.of(),
                            Optional.of(ProductionStatus.NOT_PRODUCTION),
                            Optional.of(ProductionStatus.PRODUCTION)));
                }),
                new RuleCase(CLASSIFICATION_POLICY_VIOLATED, SINK, model -> {
                    customers(model).classification.set(0, TestModel.dc(DataClassificationType.MNPI));
                    model.classificationPolicies.add(new DataClassificationPolicy(
                            "c", Optional.empty(), List.of(TestModel.dc(DataClassificationType.PUB)), List.of()));
                }),
                new RuleCase(
                        UNKNOWN_STORAGE_POLICY,
                        CUSTOMERS,
                        model -> customers(model).policies.add("none")),
                new RuleCase(STORAGE_POLICY_VIOLATED, CAPTURE, model -> {
                    model.storagePolicies.add(not("crm_db", PolicyMandate.MANDATED_WITHIN_ZONE, false));
                }),
                new RuleCase(STORAGE_POLICY_VIOLATED, SINK, model -> {
                    model.storagePolicies.add(not("Sales_wh", PolicyMandate.INDIVIDUALLY_MANDATED, false));
                    customers(model).policies.add("not Sales_wh");
                }),
                new RuleCase(STORAGE_POLICY_DEPRECATED, CUSTOMERS, model -> {
                    model.storagePolicies.add(not("x", PolicyMandate.INDIVIDUALLY_MANDATED, true));
                    customers(model).policies.add("not x");
                }),
                new RuleCase(STORAGE_POLICY_DEPRECATED_TOO, CUSTOMERS, model -> {
                    model.storagePolicies.add(not("x", PolicyMandate.INDIVIDUALLY_MANDATED, true));
                    customers(model).policies.add("not x");
                    customers(model).deprecation = TestModel.deprecated();
                    model.sales.sinks.remove(0);
                }),
                new RuleCase(NAME_BLANK, MAKE, model -> {
                    var good = model.prep.transformer.orElseThrow();
                    model.prep.transformer = Optional.of(new io.datasurface.model.DataTransformer(
                            "", Optional.empty(), good.outputDatastore(), good.code(), Optional.empty()));
                }));
    }

    /** Refuses the container of one name. */
    private record Not(String container, PolicyMandate mandatory, Optional<Deprecation> deprecation)
            implements StoragePolicy {
        @Override
        public String name() {
            return "not " + container;
        }

        @Override
        public Optional<Documentation> documentation() {
            return Optional.empty();
        }

        @Override
        public boolean isCompatible(DataContainer other) {
            return !other.name().equals(container);
        }
    }

    private static StoragePolicy not(String container, PolicyMandate mandate, boolean deprecated) {
        return new Not(container, mandate, deprecated ? TestModel.deprecated() : Optional.empty());
    }

    private static TestModel.Data customers(TestModel model) {
        return model.crm.datasets.get(0);
    }

    private static Optional<Repository> github(String name, String branch) {
        return Optional.of(GitHubRepository.of(name, branch));
    }

    private static Optional<io.datasurface.model.capture.CaptureMetadata> at(String location) {
        return Optional.of(TestModel.snapshot(Optional.of(TestModel.source("crm_db", location))));
    }

    private static InfraStructureVendorPolicy vendors(String name, List<String> allowed, List<String> notAllowed) {
        return new InfraStructureVendorPolicy(name, Optional.empty(), allowed, notAllowed);
    }

    private static InfraHardVendorPolicy companies(String name, CloudVendor company) {
        return company == CloudVendor.AWS
                ? new InfraHardVendorPolicy(name, Optional.empty(), List.of(company), List.of())
                : new InfraHardVendorPolicy(name, Optional.empty(), List.of(), List.of(company));
    }

    private static InfraStructureLocationPolicy locations(
            String name, List<LocationKey> allowed, List<LocationKey> notAllowed) {
        return new InfraStructureLocationPolicy(name, Optional.empty(), allowed, notAllowed);
    }
}
