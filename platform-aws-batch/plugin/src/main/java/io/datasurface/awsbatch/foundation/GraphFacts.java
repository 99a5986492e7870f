package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.crawl.RawCatalog;
import io.datasurface.awsbatch.crawl.RawFolder;
import io.datasurface.awsbatch.datasync.DropPlace;
import io.datasurface.awsbatch.datasync.SmbShare;
import io.datasurface.awsbatch.dms.Replication;
import io.datasurface.awsbatch.instance.Folders;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.load.OffPeakLoads;
import io.datasurface.awsbatch.work.DocumentSources;
import io.datasurface.awsbatch.work.RawFiles;
import io.datasurface.graph.DatasetGroupKey;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.model.Datastore;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.Workspace;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.CustomPullIngestion;
import io.datasurface.model.capture.FileDropIngestion;
import io.datasurface.model.capture.IngestionMetadata;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.DataPlatformManagedDataContainer;
import io.datasurface.model.container.FileShare;
import io.datasurface.model.container.FileShareProtocol;
import io.datasurface.model.container.HostPortSQLDatabase;
import io.datasurface.model.container.ObjectStorage;
import io.datasurface.spi.PlatformModel;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the foundation has to know of the graph.
 *
 * @param ports ports of the databases that are read and written
 * @param captureSecrets names of the secrets with which DMS reads sources and loads targets
 * @param serverlessStores datastores that DMS Serverless replicates
 * @param droppedStores datastores whose files somebody drops
 * @param documentStores datastores that are captured from documents
 * @param shareSecrets names of the secrets with which shares are mounted
 * @param dropBuckets buckets, with folders, that files are transferred from
 * @param managedContainers identities of the containers whose workspaces read the lake itself
 * @param zones governance zones whose datastores are in the lake
 * @param judgedStores datastores whose datasets have rules of data quality
 * @param rawFolders folders of the staging bucket, as patterns, in which files are removed some time after they were ingested
 * @param crawled folders of raw files that a crawler catalogs; none in cells beside the home cell
 * @param loads containers that DMS loads
 * @param secrets what jobs log in with
 * @param pulls what programs that pull need
 * @param feeds who reads whose lake; nothing of it in cells beside the home cell
 * @param entitled workspaces on the lake that let somebody in, by name; none in cells beside the home cell
 */
record GraphFacts(
        NavigableSet<Integer> ports,
        NavigableSet<String> captureSecrets,
        NavigableSet<String> serverlessStores,
        NavigableSet<String> droppedStores,
        NavigableSet<String> documentStores,
        NavigableSet<String> shareSecrets,
        NavigableSet<String> dropBuckets,
        NavigableSet<String> managedContainers,
        NavigableSet<String> zones,
        NavigableSet<String> judgedStores,
        NavigableSet<String> rawFolders,
        List<RawFolder> crawled,
        NavigableSet<String> loads,
        JobSecrets secrets,
        PullFacts pulls,
        FeedFacts feeds,
        List<EntitledWorkspace> entitled) {
    /** Returns the names of all secrets that something in the cell reads. */
    NavigableSet<String> secretNames() {
        NavigableSet<String> all = new TreeSet<>(captureSecrets);
        all.addAll(shareSecrets);
        all.addAll(pulls.secrets());
        secrets.names().values().forEach(all::addAll);
        return all;
    }

    /** Returns whether datastores come as files that the ingest job has to find. */
    boolean takesFiles() {
        return !droppedStores.isEmpty() || pulls.areThere();
    }

    /** Returns whether there is data that may turn out to be bad when the ingest job reads it. */
    boolean hasQuarantine() {
        return takesFiles() || !documentStores.isEmpty();
    }

    /**
     * Looks at a graph from a cell. The home cell has the data of all datastores, each cell reads and writes the databases of its own nodes.
     */
    static GraphFacts of(Instance instance, PlatformModel model, ChunkPlan plan) {
        GraphFacts facts = new GraphFacts(
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                instance.cell().home() ? new RawCatalog(instance).crawled(model, plan) : List.of(),
                new TreeSet<>(),
                JobSecrets.none(),
                PullFacts.none(),
                instance.cell().home() ? FeedFacts.of(instance, model) : FeedFacts.NONE,
                instance.cell().home() ? EntitledWorkspace.of(instance, model) : List.of());
        Set<String> stores = new HashSet<>();
        Set<String> sources = new HashSet<>();
        Set<String> judged = new HashSet<>();
        Set<String> containers = new HashSet<>();
        boolean several = !instance.cells().others().isEmpty();
        for (IntentionNode node : model.graph().nodes()) {
            if (instance.cell().home()) {
                ingestedStore(node)
                        .filter(stores::add)
                        .flatMap(model.ecosystem()::datastore)
                        .ifPresent(facts::addStore);
            }
            if (several && !isIn(instance, plan, node)) {
                continue;
            }
            ingestedStore(node)
                    .filter(judged::add)
                    .flatMap(model.ecosystem()::datastore)
                    .ifPresent(entry -> facts.addJudged(entry.datastore()));
            sourceStore(node)
                    .filter(sources::add)
                    .flatMap(model.ecosystem()::datastore)
                    .ifPresent(entry -> facts.addSource(instance, entry));
            if (node instanceof ExportNode export && containers.add(export.container())) {
                container(model.ecosystem(), export)
                        .ifPresent(container -> facts.addTarget(instance, export.container(), container));
            }
        }
        return facts;
    }

    private static boolean isIn(Instance instance, ChunkPlan plan, IntentionNode node) {
        return plan.chunkOf(node.name())
                .map(chunk -> instance.in(chunk.cell()).cell().name())
                .filter(instance.cell().name()::equals)
                .isPresent();
    }

    private static Optional<String> ingestedStore(IntentionNode node) {
        if (node instanceof IngestionMultiNode multi) {
            return Optional.of(multi.store());
        }
        return node instanceof IngestionSingleNode single ? Optional.of(single.store()) : Optional.empty();
    }

    /** Returns the datastore that the node reads at its source rather than from another platform. */
    private static Optional<String> sourceStore(IntentionNode node) {
        if (node instanceof IngestionMultiNode multi && multi.readsFrom().isEmpty()) {
            return Optional.of(multi.store());
        }
        return node instanceof IngestionSingleNode single && single.readsFrom().isEmpty()
                ? Optional.of(single.store())
                : Optional.empty();
    }

    private static Optional<DataContainer> container(EcosystemIndex ecosystem, ExportNode export) {
        return export.consumers().stream()
                .map(DatasetGroupKey::workspace)
                .flatMap(workspace -> ecosystem.workspace(workspace).stream())
                .map(EcosystemIndex.WorkspaceEntry::workspace)
                .map(Workspace::dataContainer)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void addStore(EcosystemIndex.DatastoreEntry entry) {
        zones.add(entry.zone().name());
    }

    private void addJudged(Datastore store) {
        if (store.datasets().values().stream()
                .anyMatch(dataset -> !dataset.qualityRules().isEmpty())) {
            judgedStores.add(store.name());
        }
    }

    private void addSource(Instance instance, EcosystemIndex.DatastoreEntry entry) {
        Datastore store = entry.datastore();
        if (RawFiles.kept(entry).isPresent()) {
            addRaw(instance, store);
        }
        secrets.addSource(instance, store);
        if (store.capture().orElse(null) instanceof IngestionMetadata ingestion) {
            if (ingestion instanceof CustomPullIngestion pull) {
                pulls.add(instance, store.name(), pull);
                return;
            }
            ingestion.dataContainer().ifPresent(this::addPort);
            if (ingestion instanceof FileDropIngestion drops) {
                addDrops(instance, store, drops);
            }
            if (DocumentSources.of(store).isPresent()) {
                documentStores.add(store.name());
            }
            if (ingestion instanceof CDCCaptureIngestion) {
                ingestion
                        .credential()
                        .map(credential -> instance.secrets().ofStore(store.name(), credential))
                        .ifPresent(captureSecrets::add);
                if (Replication.of(instance, entry).capacity().isPresent()) {
                    serverlessStores.add(store.name());
                }
            }
        }
    }

    /** Not folder by folder, because policies have to stay small. */
    private void addRaw(Instance instance, Datastore store) {
        String staging = instance.parameters().text("stagingBucket.prefix");
        rawFolders.add(
                RawFiles.isOfDms(store)
                        ? (staging.isEmpty() ? "" : staging + "/") + "*/*/" + Folders.EPOCH + "*"
                        : instance.parameters().text("drops.prefix"));
    }

    /** What DataSync cannot reach lint has said. */
    private void addDrops(Instance instance, Datastore store, FileDropIngestion drops) {
        droppedStores.add(store.name());
        if (DropPlace.isGiven(instance, drops)) {
            return;
        }
        DataContainer container = drops.dataContainer().orElse(null);
        if (container instanceof ObjectStorage) {
            DropPlace place = DropPlace.of(instance, drops);
            dropBuckets.add(place.bucket() + place.folder());
        } else if (container instanceof FileShare share && share.protocol() == FileShareProtocol.SMB) {
            SmbShare.credential(drops, share)
                    .map(credential -> instance.secrets().ofStore(store.name(), credential))
                    .ifPresent(shareSecrets::add);
        }
    }

    /** DMS reads the secret of what it loads. */
    private void addTarget(Instance instance, String identity, DataContainer container) {
        if (new OffPeakLoads(instance).of(container).isPresent() && container instanceof HostPortSQLDatabase database) {
            loads.add(identity);
            database.credential()
                    .map(credential -> instance.secrets().ofContainer(container, credential))
                    .ifPresent(captureSecrets::add);
        }
        secrets.addTarget(instance, container);
        if (container instanceof DataPlatformManagedDataContainer) {
            managedContainers.add(identity);
        } else {
            addPort(container);
        }
    }

    private void addPort(DataContainer container) {
        ports.addAll(ServerPorts.of(container));
    }
}
