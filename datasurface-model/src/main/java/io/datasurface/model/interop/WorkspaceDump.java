package io.datasurface.model.interop;

import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DataLatency;
import io.datasurface.model.DataPlatformChooser;
import io.datasurface.model.DataTransformer;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.Datastore;
import io.datasurface.model.LegacyDataPlatformChooser;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.Workspace;
import io.datasurface.model.WorkspaceFixedDataPlatform;
import io.datasurface.model.WorkspacePlatformConfig;
import io.datasurface.model.WorkspacePriority;
import io.datasurface.model.code.CodeArtifact;
import io.datasurface.model.code.DatasurfaceTransformerCodeArtifact;
import io.datasurface.model.code.DatasurfaceTransformerType;
import io.datasurface.model.code.PythonCodeArtifact;
import io.datasurface.model.code.PythonRepoCodeArtifact;
import io.datasurface.model.common.DeprecationsAllowed;
import io.datasurface.model.common.GitHubRepository;
import io.datasurface.model.common.ProductionStatus;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Workspaces with their groups and transformers. A transformer's output store is nested in the dump: it is handed to a collector. */
final class WorkspaceDump {
    private static final Kinds<ConsumerRetentionRequirements> RETENTION =
            Kinds.of("ConsumerRetentionRequirements", WorkspaceDump::retention);
    private static final ConsumerRetentionRequirements LEAST = new ConsumerRetentionRequirements(
            MilestoningStrategy.LIVE_ONLY, DataLatency.DAYS, Optional.empty(), Optional.empty(), Optional.empty());
    private static final Kinds<DataPlatformChooser> CHOOSER = Kinds.of(Map.of(
            "WorkspacePlatformConfig",
            object -> new WorkspacePlatformConfig(
                    object.required("retention", "retention", RETENTION).orElse(LEAST)),
            "WorkspaceFixedDataPlatform",
            WorkspaceDump::fixed,
            "LegacyDataPlatformChooser",
            WorkspaceDump::legacy));
    private static final Kinds<DatasetSink> SINK = Kinds.of(
            "DatasetSink",
            object -> new DatasetSink(
                    object.text("storeName"),
                    object.text("datasetName"),
                    object.constant("deprecationsAllowed", DeprecationsAllowed.class, DeprecationsAllowed.NEVER)));
    private static final Kinds<DatasetGroup> GROUP = Kinds.of("DatasetGroup", WorkspaceDump::group);
    private static final Kinds<WorkspacePriority> PRIORITY = Kinds.of(
            "WorkspacePriority",
            object -> object.constant("priority", WorkspacePriority.class, WorkspacePriority.UNKNOWN));
    private static final Kinds<CodeArtifact> CODE = Kinds.of(Map.of(
            "PythonCodeArtifact", WorkspaceDump::python,
            "PythonRepoCodeArtifact", WorkspaceDump::pythonRepo,
            "DatasurfaceTransformerCodeArtifact", WorkspaceDump::builtIn));

    private final Consumer<Datastore> outputs;

    WorkspaceDump(Consumer<Datastore> outputs) {
        this.outputs = outputs;
    }

    Kinds<Workspace> kinds() {
        return Kinds.of("Workspace", this::workspace);
    }

    private Workspace workspace(DumpObject object) {
        return new Workspace(
                object.text("name"),
                CommonDump.documentation(object),
                ContainerDump.container(object),
                object.constant("productionStatus", ProductionStatus.class, ProductionStatus.NOT_PRODUCTION),
                CommonDump.deprecationOf(object),
                object.one("priority", "priority", PRIORITY).orElse(WorkspacePriority.UNKNOWN),
                object.one("classificationVerifier", "classificationVerifier", PolicyDump.CLASSIFICATION),
                List.of(),
                object.one("dataTransformer", "dataTransformer", Kinds.of("DataTransformer", this::transformer)),
                object.named("dsgs", "dsgs", GROUP));
    }

    private DataTransformer transformer(DumpObject object) {
        Optional<Datastore> output = object.required("outputDatastore", "outputDatastore", StoreDump.DATASTORE);
        output.ifPresent(outputs);
        return new DataTransformer(
                object.text("name"),
                CommonDump.documentation(object),
                output.map(Datastore::name).orElse(""),
                object.required("code", "code", CODE).orElseGet(() -> new PythonCodeArtifact(List.of(), Map.of(), "")),
                CaptureDump.trigger(object, "trigger"));
    }

    private static CodeArtifact python(DumpObject object) {
        return new PythonCodeArtifact(
                object.texts("requirements"), object.textMap("envVars"), object.text("requiredVersion"));
    }

    private static CodeArtifact pythonRepo(DumpObject object) {
        return new PythonRepoCodeArtifact(
                object.required("repo", "repo", CommonDump.REPOSITORY).orElseGet(() -> GitHubRepository.of("", "")),
                object.text("version"),
                Map.of());
    }

    private static CodeArtifact builtIn(DumpObject object) {
        return new DatasurfaceTransformerCodeArtifact(
                object.constant("type", DatasurfaceTransformerType.class, DatasurfaceTransformerType.EXTERNALIZE_MODEL),
                Map.of());
    }

    private static DatasetGroup group(DumpObject object) {
        return new DatasetGroup(
                object.text("name"),
                CommonDump.documentation(object),
                object.one("platformMD", "platformMD", CHOOSER),
                object.list("sinks", "sinks", SINK));
    }

    private static DataPlatformChooser fixed(DumpObject object) {
        String platform = object.text("dataPlatform");
        return new WorkspaceFixedDataPlatform(platform, object.one("retention", "retention", RETENTION));
    }

    private static DataPlatformChooser legacy(DumpObject object) {
        return new LegacyDataPlatformChooser(
                object.text("dataPlatformName"),
                object.one("doc", "documentation", CommonDump.DOCUMENTATION).or(() -> CommonDump.documentation(object)),
                object.list("containers", "containers", ContainerDump.CONTAINER));
    }

    private static ConsumerRetentionRequirements retention(DumpObject object) {
        return new ConsumerRetentionRequirements(
                object.constant("milestoningStrategy", MilestoningStrategy.class, MilestoningStrategy.LIVE_ONLY),
                object.constant("latency", DataLatency.class, DataLatency.DAYS),
                Optional.empty(),
                duration(object, "minRetentionTime"),
                object.optionalText("regulator"));
    }

    /** A time: a number of seconds, or ISO 8601 such as {@code P365D}. */
    private static Optional<Duration> duration(DumpObject object, String key) {
        Optional<DumpNode> value = object.field(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof DumpNode.Numeric) {
            return object.optionalInt(key).map(Duration::ofSeconds);
        }
        if (value.get() instanceof DumpNode.Text text) {
            try {
                return Optional.of(Duration.parse(text.value()));
            } catch (DateTimeParseException e) {
                object.wrongType(key, text, "a number of seconds or an ISO 8601 duration such as P365D");
                return Optional.empty();
            }
        }
        object.wrongType(key, value.get(), "a number of seconds or an ISO 8601 duration such as P365D");
        return Optional.empty();
    }
}
