package io.datasurface.awsbatch.work;

import io.datasurface.graph.DatasetGroupKey;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.container.DataContainer;
import io.datasurface.spi.PlatformException;
import io.datasurface.spi.PlatformModel;

/** Finds what export nodes stand for in the model. */
public final class Consumers {
    private Consumers() {}

    /**
     * Returns the container of an export.
     *
     * @param model the model and the graph
     * @param export a node of the graph
     */
    public static DataContainer container(PlatformModel model, ExportNode export) {
        DatasetGroupKey consumer = export.consumers().get(0);
        return workspace(model, consumer.workspace())
                .workspace()
                .dataContainer()
                .orElseThrow(() -> inconsistent("workspace " + consumer.workspace() + " has no container"));
    }

    /**
     * Returns a workspace that the graph names.
     *
     * @param model the model and the graph
     * @param name name of the workspace
     */
    public static EcosystemIndex.WorkspaceEntry workspace(PlatformModel model, String name) {
        return model.ecosystem().workspace(name).orElseThrow(() -> inconsistent("there is no workspace " + name));
    }

    /**
     * Returns a datastore that the graph names.
     *
     * @param model the model and the graph
     * @param name name of the datastore
     */
    public static EcosystemIndex.DatastoreEntry datastore(PlatformModel model, String name) {
        return model.ecosystem().datastore(name).orElseThrow(() -> inconsistent("there is no datastore " + name));
    }

    /** Returns whether the graph ingests a dataset, with all of its datastore or alone. */
    static boolean isIngested(PlatformModel model, String store, String dataset) {
        IntentionGraph graph = model.graph();
        String whole = String.join("/", "Ingest", part(graph.platform()), part(store));
        return model.ecosystem().dataset(store, dataset).isPresent()
                && (graph.find(whole).isPresent()
                        || graph.find(whole + "/" + part(dataset)).isPresent());
    }

    /** As it stands in the name of a node. */
    private static String part(String name) {
        return name.replace("%", "%25").replace("/", "%2F");
    }

    /**
     * Returns a dataset group that the graph names.
     *
     * @param model the model and the graph
     * @param key the group and its workspace
     */
    public static DatasetGroup group(PlatformModel model, DatasetGroupKey key) {
        DatasetGroup group =
                workspace(model, key.workspace()).workspace().dsgs().get(key.group());
        if (group == null) {
            throw inconsistent("workspace " + key.workspace() + " has no dataset group " + key.group());
        }
        return group;
    }

    private static PlatformException inconsistent(String what) {
        return new PlatformException(
                PlatformException.Code.INTERNAL,
                "The graph was not built from this model: " + what + "; build it anew");
    }
}
