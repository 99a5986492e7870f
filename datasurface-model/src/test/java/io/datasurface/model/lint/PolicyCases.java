package io.datasurface.model.lint;

import static io.datasurface.model.lint.LintRule.*;
import static io.datasurface.model.lint.RuleCase.CAPTURE;
import static io.datasurface.model.lint.RuleCase.CRM;
import static io.datasurface.model.lint.RuleCase.LIVE;
import static io.datasurface.model.lint.RuleCase.SALES;
import static io.datasurface.model.lint.RuleCase.SCHEMA;
import static io.datasurface.model.lint.RuleCase.SINK;
import static io.datasurface.model.lint.RuleCase.TEAM;

import io.datasurface.model.DatasetSink;
import io.datasurface.model.LegacyDataPlatformChooser;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.DataPlatformManagedDataContainer;
import io.datasurface.model.container.EncryptionSystem;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.container.SQLServerDatabase;
import io.datasurface.model.policy.DataClassificationType;
import io.datasurface.model.policy.DataPlatformPolicy;
import io.datasurface.model.policy.InfraStructureVendorPolicy;
import io.datasurface.model.policy.PolicyMandate;
import io.datasurface.model.policy.StoragePolicy;
import io.datasurface.model.policy.StoragePolicyContainerTypes;
import io.datasurface.model.policy.StoragePolicyRequireEncryption;
import io.datasurface.model.schema.DDLColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Policies, encryption, and names that platforms take for one. */
final class PolicyCases {
    private static final String STORAGE = "/zones/Z/storagePolicies/p";
    private static final EncryptionSystem KMS = new EncryptionSystem("KMS", Optional.empty(), false);

    private PolicyCases() {}

    static List<RuleCase> all() {
        List<RuleCase> cases = new ArrayList<>(policies());
        cases.addAll(encryption());
        cases.addAll(names());
        return cases;
    }

    private static List<RuleCase> policies() {
        return List.of(
                new RuleCase(
                        POLICY_IDLE,
                        "/zones/Z/vendorPolicies/any",
                        model -> model.vendorPolicies.add(
                                new InfraStructureVendorPolicy("any", Optional.empty(), List.of(), List.of())),
                        model -> model.platformPolicies.add(DataPlatformPolicy.builder("tests")
                                .platformStatus(ProductionStatus.NOT_PRODUCTION)
                                .build())),
                new RuleCase(
                        POLICY_IDLE,
                        STORAGE,
                        storage(StoragePolicyRequireEncryption.builder("p")
                                .serverSide(false)
                                .build()),
                        storage(StoragePolicyRequireEncryption.builder("p").build())),
                new RuleCase(
                        POLICY_IDLE,
                        STORAGE,
                        storage(StoragePolicyContainerTypes.builder("p").build())),
                new RuleCase(
                        POLICY_CONTRADICTION,
                        STORAGE,
                        storage(types(List.of("FileShare", "KafkaServer"), List.of("KafkaServer"))),
                        storage(types(List.of("FileShare"), List.of("KafkaServer")))),
                new RuleCase(
                        POLICY_UNKNOWN_CONTAINER_TYPE,
                        STORAGE,
                        storage(types(List.of("PostgreDatabase"), List.of())),
                        storage(types(List.of("SnowFlakeDatabase"), List.of("DB2Database")))),
                new RuleCase(
                        STORAGE_POLICY_VIOLATED,
                        CAPTURE,
                        mandated(types(List.of(), List.of("SQLServerDatabase")))
                                .andThen(source(SQLServerDatabase.of("ms", TestModel.HOME, "h", 1433, "d"))),
                        mandated(types(List.of("PostgresDatabase"), List.of("SQLServerDatabase")))),
                // A pipeline of old fills containers too.
                new RuleCase(
                        STORAGE_POLICY_VIOLATED,
                        SINK,
                        mandated(types(List.of(), List.of("SQLServerDatabase"))).andThen(legacy()),
                        legacy()),
                new RuleCase(
                        VENDOR_POLICY_VIOLATED,
                        SINK,
                        legacy().andThen(model -> model.vendorPolicies.add(new InfraStructureVendorPolicy(
                                        "home", Optional.empty(), List.of("AWS"), List.of())))
                                .andThen(model -> model.sales.chooser = Optional.of(new LegacyDataPlatformChooser(
                                        "old",
                                        Optional.empty(),
                                        List.of(TestModel.source("old_db", TestModel.ABROAD))))),
                        legacy().andThen(model -> model.vendorPolicies.add(
                                new InfraStructureVendorPolicy("home", Optional.empty(), List.of("AWS"), List.of())))));
    }

    private static List<RuleCase> encryption() {
        StoragePolicy encrypted = StoragePolicyRequireEncryption.builder("p").build();
        return List.of(
                new RuleCase(
                        STORAGE_POLICY_UNCERTAIN,
                        SINK,
                        storage(encrypted)
                                .andThen(managed())
                                .andThen(model ->
                                        model.crm.datasets.get(0).policies.add("p"))
                                .andThen(source(postgres().toBuilder()
                                        .serverSideEncryption(KMS)
                                        .build())),
                        storage(encrypted).andThen(managed())),
                new RuleCase(
                        PERSONAL_DATA_UNENCRYPTED,
                        CAPTURE + "/dataContainer",
                        personal().andThen(encryptedTarget()),
                        personal()
                                .andThen(encryptedTarget())
                                .andThen(source(postgres().toBuilder()
                                        .clientSideEncryption(KMS)
                                        .build()))),
                new RuleCase(
                        PERSONAL_DATA_UNENCRYPTED,
                        SALES + "/dataContainer",
                        personal()
                                .andThen(source(postgres().toBuilder()
                                        .serverSideEncryption(KMS)
                                        .build())),
                        personal()
                                .andThen(source(postgres().toBuilder()
                                        .serverSideEncryption(KMS)
                                        .build()))
                                .andThen(managed())),
                // Where it is described, and once for all.
                new RuleCase(
                        PERSONAL_DATA_UNENCRYPTED,
                        TEAM + "/containers/shared",
                        personal().andThen(model -> {
                            DataContainer shared = TestModel.source("shared", TestModel.HOME);
                            model.containers.add(shared);
                            model.sales.container = Optional.of(shared);
                            model.crm.capture = ProducerCases.from(shared);
                        }),
                        personal()
                                .andThen(encryptedTarget())
                                .andThen(
                                        model -> CaptureCases.pull(pull -> pull).accept(model))));
    }

    private static List<RuleCase> names() {
        String name = "n".repeat(60);
        return List.of(
                new RuleCase(
                        NAME_DIFFERS_BY_CASE,
                        CRM,
                        model -> model.stores.add(new TestModel.Store("Crm", "d")),
                        model -> model.stores.add(new TestModel.Store("Crm_", "d"))),
                new RuleCase(NAME_DIFFERS_BY_CASE, CRM + "/datasets/visits", model -> {
                    model.crm.datasets.add(new TestModel.Data("Visits"));
                }),
                new RuleCase(NAME_DIFFERS_BY_CASE, TEAM + "/workspaces/sALES", model -> {
                    model.spaces.add(new TestModel.Space("sALES", "G", DatasetSink.of("crm", "customers")));
                    model.mappings.add(TestModel.assign("sALES", "G", "P1"));
                }),
                new RuleCase(
                        NAME_DIFFERS_BY_CASE,
                        SCHEMA + "/columns/note",
                        model -> model.crm.datasets.get(0).columns.add(DDLColumn.of("NOTE", TestModel.text(3))),
                        model -> model.crm.datasets.get(0).columns.add(DDLColumn.of("NOTES", TestModel.text(3)))),
                new RuleCase(
                        NAME_TOO_LONG,
                        SINK,
                        model -> model.crm.datasets.get(0).columns.add(DDLColumn.of(name + "1234", TestModel.text(3))),
                        model -> model.crm.datasets.get(0).columns.add(DDLColumn.of(name + "123", TestModel.text(3)))),
                new RuleCase(NAME_TOO_LONG, LIVE + "/sinks/2", model -> longDataset(model, name + "1234"), model -> {
                    longDataset(model, name + "1234");
                    model.sales.container = Optional.of(SQLServerDatabase.of("ms", TestModel.HOME, "h", 1433, "d"));
                }));
    }

    private static void longDataset(TestModel model, String name) {
        model.crm.datasets.add(new TestModel.Data(name));
        model.sales.sinks.add(DatasetSink.of("crm", name));
    }

    private static Consumer<TestModel> storage(StoragePolicy policy) {
        return model -> model.storagePolicies.add(policy);
    }

    private static Consumer<TestModel> mandated(StoragePolicyContainerTypes policy) {
        return storage(
                policy.toBuilder().mandatory(PolicyMandate.MANDATED_WITHIN_ZONE).build());
    }

    private static StoragePolicyContainerTypes types(List<String> allowed, List<String> notAllowed) {
        return StoragePolicyContainerTypes.builder("p")
                .allowed(allowed)
                .notAllowed(notAllowed)
                .build();
    }

    private static Consumer<TestModel> source(DataContainer container) {
        return model -> model.crm.capture = ProducerCases.from(container);
    }

    private static PostgresDatabase postgres() {
        return PostgresDatabase.of("crm_db", TestModel.HOME, "h", 5432, "crm");
    }

    private static Consumer<TestModel> managed() {
        return model -> model.sales.container =
                Optional.of(DataPlatformManagedDataContainer.builder("lake").build());
    }

    private static Consumer<TestModel> encryptedTarget() {
        return model -> model.sales.container = Optional.of(
                PostgresDatabase.of("wh", TestModel.HOME, "h", 5432, "wh").toBuilder()
                        .serverSideEncryption(KMS)
                        .build());
    }

    /** The group is filled by a pipeline that exists. */
    private static Consumer<TestModel> legacy() {
        return model -> {
            model.sales.sinks.remove(1);
            model.sales.chooser = Optional.of(new LegacyDataPlatformChooser(
                    "old", Optional.empty(), List.of(SQLServerDatabase.of("ms", TestModel.HOME, "h", 1433, "d"))));
        };
    }

    private static Consumer<TestModel> personal() {
        return model -> model.crm.datasets.get(0).classification.set(0, TestModel.dc(DataClassificationType.PC3));
    }
}
