package io.datasurface.tck;

import io.datasurface.model.DatasetGroup;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.Team;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.io.EcosystemReader;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Models to begin with. */
public final class SampleModels {
    private static final String OTHER = "Other";
    private static final String RELATIONAL = "relational.yaml";

    private SampleModels() {}

    /**
     * PostgreSQL databases that are captured by snapshot, one as a whole and one by dataset, a workspace that wants them live in a PostgreSQL
     * database, and a transformer in SQL between them. The instance is named {@code Platform}.
     *
     * @param type type of the plugin
     * @param parameters parameters of the instance
     * @return the model, free of problems but for what the plugin says
     */
    public static Ecosystem relational(String type, Map<String, JsonValue> parameters) {
        EcosystemCopy copy = new EcosystemCopy(read());
        copy.configure(type, parameters);
        return copy.ecosystem();
    }

    /**
     * The model of {@link #relational} without its transformer and what that makes, for plugins that run no programs.
     *
     * @param type type of the plugin
     * @param parameters parameters of the instance
     * @return the model, free of problems but for what the plugin says
     */
    public static Ecosystem withoutTransformers(String type, Map<String, JsonValue> parameters) {
        EcosystemCopy copy = new EcosystemCopy(relational(type, parameters));
        copy.teams(SampleModels::withoutTransformers);
        return copy.ecosystem();
    }

    private static Team withoutTransformers(Team team) {
        Map<String, Datastore> captured = new LinkedHashMap<>(team.dataStores());
        captured.values().removeIf(store -> !ModelGrowth.isCaptured(store));
        return team.toBuilder()
                .dataStores(captured.values())
                .workspaces(team.workspaces().values().stream()
                        .filter(workspace -> workspace.dataTransformer().isEmpty())
                        .map(workspace -> workspace.toBuilder()
                                .dsgs(workspace.dsgs().values().stream()
                                        .map(group -> reading(group, captured.keySet()))
                                        .toList())
                                .build())
                        .toList())
                .build();
    }

    private static DatasetGroup reading(DatasetGroup group, Set<String> stores) {
        return group.toBuilder()
                .sinks(group.sinks().stream()
                        .filter(sink -> stores.contains(sink.storeName()))
                        .toList())
                .build();
    }

    /**
     * The model of {@link #relational} with another instance, {@code Other}, to which the workspace is assigned as well; so each store is
     * wanted by two platforms.
     *
     * @param type type of the plugin
     * @param parameters parameters of both instances
     * @return the model
     */
    public static Ecosystem shared(String type, Map<String, JsonValue> parameters) {
        Ecosystem model = relational(type, parameters);
        return model.toBuilder()
                .platformServicesProviders(model.platformServicesProviders().values().stream()
                        .map(provider -> provider.toBuilder()
                                .dataPlatform(DataPlatformInstance.builder(OTHER, type)
                                        .documentation("The other platform.")
                                        .parameters(parameters)
                                        .build())
                                .build())
                        .toList())
                .dsgPlatformMappings(model.dsgPlatformMappings().stream()
                        .map(mapping -> new DatasetGroupDataPlatformAssignments(
                                mapping.workspace(),
                                mapping.dsgName(),
                                Stream.concat(
                                                mapping.assignments().stream(),
                                                Stream.of(DSGDataPlatformAssignment.of(OTHER)))
                                        .toList()))
                        .toList())
                .build();
    }

    /**
     * A model with more in it: copies of a captured datastore, each with a copy of a workspace that reads nothing else.
     *
     * @param model a model with a dataset group that is assigned to a platform and reads a captured datastore
     * @param copies how many copies; each adds at least two nodes to the platform's graph
     * @return the larger model
     * @throws IllegalArgumentException if the model has no such group
     */
    public static Ecosystem grown(Ecosystem model, int copies) {
        return ModelGrowth.grown(model, copies)
                .orElseThrow(() -> new IllegalArgumentException("The model " + model.name()
                        + " has no dataset group that is assigned to a platform and reads a captured datastore; without one nothing can be"
                        + " copied, so add one"));
    }

    private static Ecosystem read() {
        try (InputStream resource = SampleModels.class.getResourceAsStream(RELATIONAL)) {
            if (resource == null) {
                throw new IllegalStateException("The kit's jar lacks " + RELATIONAL);
            }
            Path file = Files.createTempFile("datasurface", ".yaml");
            try {
                Files.copy(resource, file, StandardCopyOption.REPLACE_EXISTING);
                LoadedModel model = EcosystemReader.read(file);
                return model.ecosystem()
                        .orElseThrow(() -> new IllegalStateException("The kit's model is broken: " + model.problems()));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
