package io.datasurface.host;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.DatasetGroupKey;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.TriggerNode;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.model.Datastore;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.io.ModelHash;
import io.datasurface.model.platform.PlatformRuntimeHint;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkInputs;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformRenderRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Renders all that a plugin may look at: a change that a host takes for none shows in some artifact. */
class NosyProvider extends FakeProvider {
    private final ChunkInputs inputs;
    final AtomicInteger renders = new AtomicInteger();

    NosyProvider(ChunkInputs inputs) {
        this.inputs = inputs;
    }

    /** A plugin of another class, because the host takes a class once. */
    static final class OfWholeModel extends NosyProvider {
        OfWholeModel() {
            super(ChunkInputs.WHOLE_MODEL);
        }
    }

    @Override
    public String type() {
        return inputs == ChunkInputs.NEIGHBOURHOOD ? "narrow" : "whole";
    }

    @Override
    public DataPlatform create(PlatformContext context) {
        return new FakePlatform(context.parameters().text("greeting")) {
            @Override
            public boolean movesState() {
                return true;
            }

            @Override
            public ChunkInputs chunkInputs() {
                return inputs;
            }

            @Override
            public void renderPlatform(PlatformRenderRequest request, ArtifactSink sink) {
                sink.add(
                        "all.txt",
                        ModelHash.of(request.model().ecosystem().ecosystem()) + "\n" + request.plan() + "\n"
                                + request.retiring());
            }

            @Override
            public void render(ChunkRenderRequest request, ArtifactSink sink) {
                renders.incrementAndGet();
                Text text = new Text(request, context);
                String folder = "chunks/" + request.chunk().id();
                sink.add(folder + "/near.txt", text.near());
                if (inputs == ChunkInputs.WHOLE_MODEL) {
                    sink.add(
                            folder + "/far.txt",
                            ModelHash.of(request.model().ecosystem().ecosystem()) + "\n" + request.plan());
                }
                for (String node : request.chunk().nodes()) {
                    sink.add(folder + "/nodes/" + node.replace("/", "--").replaceAll("[^A-Za-z0-9.-]", "="), node);
                }
            }
        };
    }

    /** What is near a chunk, as a text. */
    private static final class Text {
        private final ChunkRenderRequest request;
        private final EcosystemIndex model;
        private final IntentionGraph graph;
        private final List<PlatformRuntimeHint> hints;
        private final StringBuilder text = new StringBuilder();

        Text(ChunkRenderRequest request, PlatformContext context) {
            this.request = request;
            this.model = request.model().ecosystem();
            this.graph = request.model().graph();
            line(context.parameters().text("greeting"));
            this.hints = model.platform(context.name()).orElseThrow().provider().hints();
            hints.stream()
                    .filter(hint ->
                            hint.storeName().isEmpty() && hint.workspaceName().isEmpty())
                    .forEach(this::line);
            line(model.ecosystem().regulators());
            line(request.model().feeds());
        }

        private void line(Object value) {
            text.append(value).append('\n');
        }

        String near() {
            Chunk chunk = request.chunk();
            line(chunk.id() + chunk.cell() + chunk.wave() + new TreeMap<>(chunk.cost()) + chunk.needs());
            line("arriving " + request.arriving());
            line("leaving " + request.leaving());
            chunk.nodes().forEach(this::own);
            for (String node : request.leaving()) {
                line("to " + request.plan().chunkOf(node).map(Chunk::id));
                own(node);
            }
            return text.toString();
        }

        private void own(String name) {
            line("own " + name);
            OptionalInt found = graph.find(name);
            if (found.isPresent()) {
                int node = found.getAsInt();
                face(graph.node(node));
                objects(graph.node(node));
                for (int i = 0; i < graph.successorCount(node); i++) {
                    line(graph.isPreviousBatch(node, i) ? "feeds in the next batch" : "feeds");
                    neighbour(graph.successor(node, i));
                }
                graph.predecessors(node).forEach(this::neighbour);
            }
        }

        private void neighbour(int node) {
            line("neighbour " + graph.name(node) + " in "
                    + request.plan().chunkOf(graph.name(node)).map(Chunk::id));
            face(graph.node(node));
        }

        private void face(IntentionNode node) {
            line(node.kind() + " " + node.requirements().priority()
                    + node.requirements().latency()
                    + node.requirements().freshness()
                    + new TreeSet<>(node.requirements().milestoning())
                    + node.requirements().retention()
                    + node.requirements().productionStatus());
            if (node instanceof IngestionMultiNode ingestion) {
                line(ingestion.readsFrom());
                store(ingestion.store());
            } else if (node instanceof IngestionSingleNode ingestion) {
                line(ingestion.readsFrom());
                store(ingestion.store());
            } else if (node instanceof ExportNode export) {
                line(export.consumers());
                store(export.store());
                export.consumers().stream().map(DatasetGroupKey::workspace).forEach(this::workspace);
            } else if (node instanceof TriggerNode trigger) {
                workspace(trigger.workspace());
            } else if (node instanceof DataTransformerNode transformer) {
                workspace(transformer.workspace());
                store(transformer.outputStore());
            }
        }

        private void store(String name) {
            EcosystemIndex.DatastoreEntry entry = model.datastore(name).orElseThrow();
            line(entry.datastore().documentation() + " " + entry.datastore().capture() + entry.path());
            line(model.ecosystem().primaryIngestionPlatforms().get(name));
            hints.stream()
                    .filter(hint -> hint.storeName().equals(Optional.of(name)))
                    .forEach(this::line);
        }

        private void workspace(String name) {
            EcosystemIndex.WorkspaceEntry entry = model.workspace(name).orElseThrow();
            line(entry.workspace() + " " + entry.path() + model.assignments(name));
            hints.stream()
                    .filter(hint -> hint.workspaceName().equals(Optional.of(name)))
                    .forEach(this::line);
        }

        /** The datasets that a node names. */
        private void objects(IntentionNode node) {
            if (node instanceof IngestionMultiNode ingestion) {
                line(datasets(ingestion.store()));
            } else if (node instanceof DataTransformerNode transformer) {
                line(datasets(transformer.outputStore()));
            } else if (node instanceof IngestionSingleNode ingestion) {
                line(model.dataset(ingestion.store(), ingestion.dataset()));
            } else if (node instanceof ExportNode export) {
                line(model.dataset(export.store(), export.dataset()));
            }
        }

        private Map<String, ?> datasets(String store) {
            return model.datastore(store)
                    .map(EcosystemIndex.DatastoreEntry::datastore)
                    .map(Datastore::datasets)
                    .orElseThrow();
        }
    }
}
