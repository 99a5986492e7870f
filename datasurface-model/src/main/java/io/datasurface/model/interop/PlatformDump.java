package io.datasurface.model.interop;

import io.datasurface.model.common.DeprecationsAllowed;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.common.Repository;
import io.datasurface.model.platform.AssignmentStatus;
import io.datasurface.model.platform.CredentialStore;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PlatformRuntimeHint;
import io.datasurface.model.platform.PlatformServicesProvider;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import io.datasurface.model.platform.RenderAdvance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Platforms, assignments and primary ingestion, of the dump and of the two assignment files. */
final class PlatformDump {
    static final Kinds<PlatformServicesProvider> PROVIDER = Kinds.any(PlatformDump::provider);
    static final Kinds<DatasetGroupDataPlatformAssignments> MAPPING = Kinds.any(PlatformDump::mapping);
    static final Kinds<PrimaryIngestionPlatform> PRIMARY =
            Kinds.any(object -> new PrimaryIngestionPlatform(object.text("storeName"), object.texts("dataPlatforms")));
    private static final Kinds<DataPlatformInstance> PLATFORM = Kinds.any(PlatformDump::platform);
    private static final Kinds<CredentialStore> CREDENTIAL_STORE = Kinds.any(object -> new CredentialStore(
            object.type().orElse(""),
            object.text("name"),
            CommonDump.locations(object, "locs", "locations"),
            Optional.empty()));
    private static final Kinds<Optional<Repository>> EXECUTOR =
            Kinds.any(object -> object.one("iacRepo", "iacRepo", CommonDump.REPOSITORY));
    private static final Kinds<PlatformRuntimeHint> HINT = Kinds.any(PlatformDump::hint);
    private static final Kinds<DSGDataPlatformAssignment> ASSIGNMENT = Kinds.any(PlatformDump::assignment);

    private PlatformDump() {}

    /** The file of assignments. */
    static List<DatasetGroupDataPlatformAssignments> mappings(DumpContext context, DumpNode file) {
        String key = "dsgPlatformMappings";
        return DumpObject.file(context, key, file).list(key, key, MAPPING);
    }

    /** The file of primary ingestion platforms. */
    static Map<String, PrimaryIngestionPlatform> primaries(DumpContext context, DumpNode file) {
        String key = "primaryIngestionPlatforms";
        return DumpObject.file(context, key, file).named(key, key, PRIMARY);
    }

    private static PlatformServicesProvider provider(DumpObject object) {
        return new PlatformServicesProvider(
                object.text("name"),
                CommonDump.documentation(object),
                CommonDump.locations(object, "locs", "locations"),
                object.one("credStore", "credentialStore", CREDENTIAL_STORE),
                object.named("dataPlatforms", "dataPlatforms", PLATFORM),
                object.list("hints", "hints", HINT));
    }

    /** The kind of platform is open: what we have no field for becomes a parameter. The dump knows no production status. */
    private static DataPlatformInstance platform(DumpObject object) {
        if (object.type().isEmpty()) {
            object.missing("_type");
        }
        String name = object.text("name");
        Optional<Documentation> documentation = CommonDump.documentation(object);
        Optional<Repository> repository =
                object.one("executor", "iacRepo", EXECUTOR).flatMap(found -> found);
        Map<String, JsonValue> parameters = new LinkedHashMap<>();
        object.rest().forEach((key, value) -> parameter(value).ifPresent(found -> parameters.put(key, found)));
        return new DataPlatformInstance(
                name,
                object.type().orElse(""),
                documentation,
                ProductionStatus.NOT_PRODUCTION,
                repository,
                Optional.empty(),
                RenderAdvance.ANYTIME,
                Map.of(),
                Optional.empty(),
                parameters);
    }

    private static Optional<JsonValue> parameter(DumpNode value) {
        return value instanceof DumpNode.Nothing ? Optional.empty() : Optional.of(json(value));
    }

    /** Any value as it is. */
    static JsonValue json(DumpNode value) {
        if (value instanceof DumpNode.Text text) {
            return new JsonValue.Text(text.value());
        } else if (value instanceof DumpNode.Numeric number) {
            return new JsonValue.Numeric(number.value());
        } else if (value instanceof DumpNode.Flag flag) {
            return new JsonValue.Flag(flag.value());
        } else if (value instanceof DumpNode.Items items) {
            return new JsonValue.Items(
                    items.elements().stream().map(PlatformDump::json).toList());
        } else if (value instanceof DumpNode.Group group) {
            Map<String, JsonValue> values = new LinkedHashMap<>();
            group.members().forEach((key, member) -> values.put(key, json(member)));
            return new JsonValue.Group(values);
        }
        return new JsonValue.Null();
    }

    private static PlatformRuntimeHint hint(DumpObject object) {
        object.ignore("name");
        return new PlatformRuntimeHint(
                object.optionalText("storeName"),
                object.optionalText("datasetName"),
                object.optionalText("workspaceName"),
                object.textMap("kv"));
    }

    private static DatasetGroupDataPlatformAssignments mapping(DumpObject object) {
        return new DatasetGroupDataPlatformAssignments(
                object.optionalText("workspace").orElse("default_workspace"),
                object.text("dsgName"),
                object.list("assignments", "assignments", ASSIGNMENT));
    }

    /** The files have one status and a plain text; the dump has the status twice, of which the requested one counts. */
    private static DSGDataPlatformAssignment assignment(DumpObject object) {
        object.ignore("workspace", "dsgName", "statusEffective");
        String status = object.field("statusRequested").isPresent() ? "statusRequested" : "status";
        Optional<DumpNode> words = object.field("documentation");
        Optional<Documentation> documentation = words.isPresent() && words.get() instanceof DumpNode.Text text
                ? Optional.of(Documentation.of(text.value()))
                : CommonDump.documentation(object);
        return new DSGDataPlatformAssignment(
                object.text("dataPlatform"),
                documentation,
                object.optionalConstant("productionStatus", ProductionStatus.class)
                        .orElse(ProductionStatus.NOT_PRODUCTION),
                object.optionalConstant("deprecationsAllowed", DeprecationsAllowed.class)
                        .orElse(DeprecationsAllowed.NEVER),
                object.optionalConstant(status, AssignmentStatus.class).orElse(AssignmentStatus.PROVISIONING));
    }
}
