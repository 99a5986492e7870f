package io.datasurface.tck;

import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.graph.chunk.Cost;
import io.datasurface.graph.chunk.GroupEstimate;
import io.datasurface.graph.chunk.NodeEstimate;
import io.datasurface.graph.chunk.ResourceEstimator;
import io.datasurface.graph.diff.DisturbanceRules;
import io.datasurface.graph.diff.GraphDiff;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChangeNote;
import io.datasurface.spi.ChunkInputs;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.FeedOffer;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.PlatformCapabilities;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformModel;
import io.datasurface.spi.PlatformRenderRequest;
import io.datasurface.spi.RenderNote;
import io.datasurface.spi.RenderedChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A plugin whose chunks hold a few nodes at most, whatever its limits: only between chunks it shows what a chunk depends on. */
record SmallChunks(DataPlatformProvider plugin, int most) implements DataPlatformProvider {
    /** What is counted beside what the plugin counts. */
    static final String NODES = "tck-nodes";

    @Override
    public String type() {
        return plugin.type();
    }

    @Override
    public String description() {
        return plugin.description();
    }

    @Override
    public String spiVersion() {
        return plugin.spiVersion();
    }

    @Override
    public String version() {
        return plugin.version();
    }

    @Override
    public List<ParameterSpec> parameters() {
        return plugin.parameters();
    }

    @Override
    public PlatformCapabilities capabilities() {
        return plugin.capabilities();
    }

    @Override
    public DataPlatform create(PlatformContext context) {
        return new Platform(plugin.create(context), most);
    }

    /** All but the limits is the plugin's. */
    record Platform(DataPlatform platform, int most) implements DataPlatform {
        @Override
        public void lint(PlatformModel model, ProblemCollector problems) {
            platform.lint(model, problems);
        }

        @Override
        public List<FeedOffer> offers(PlatformModel model) {
            return platform.offers(model);
        }

        @Override
        public ResourceEstimator estimator(PlatformModel model) {
            return new Counting(platform.estimator(model));
        }

        @Override
        public ChunkLimits chunkLimits() {
            ChunkLimits limits = platform.chunkLimits();
            Map<String, Long> caps = new HashMap<>(limits.hardCap());
            caps.put(NODES, (long) most);
            return new ChunkLimits(caps, 1, limits.cells());
        }

        @Override
        public void lintPlan(PlatformRenderRequest request, ProblemCollector problems) {
            platform.lintPlan(request, problems);
        }

        @Override
        public List<String> planNotes(PlatformRenderRequest request) {
            return platform.planNotes(request);
        }

        @Override
        public boolean movesState() {
            return platform.movesState();
        }

        @Override
        public ChunkInputs chunkInputs() {
            return platform.chunkInputs();
        }

        @Override
        public DisturbanceRules disturbances(PlatformModel model) {
            return platform.disturbances(model);
        }

        @Override
        public List<ChangeNote> describe(PlatformModel model, GraphDiff change) {
            return platform.describe(model, change);
        }

        @Override
        public List<RenderNote> review(PlatformModel model, RenderedChange change) {
            return platform.review(model, change);
        }

        @Override
        public void renderPlatform(PlatformRenderRequest request, ArtifactSink sink) {
            platform.renderPlatform(request, sink);
        }

        @Override
        public void render(ChunkRenderRequest request, ArtifactSink sink) {
            platform.render(request, sink);
        }
    }

    private record Counting(ResourceEstimator estimator) implements ResourceEstimator {
        @Override
        public List<String> dimensions() {
            List<String> dimensions = new ArrayList<>(estimator.dimensions());
            dimensions.add(NODES);
            return dimensions;
        }

        @Override
        public NodeEstimate node(IntentionNode node) {
            NodeEstimate estimate = estimator.node(node);
            return new NodeEstimate(with(estimate.cost(), 1), estimate.groups());
        }

        @Override
        public GroupEstimate group(String key) {
            GroupEstimate estimate = estimator.group(key);
            return new GroupEstimate(with(estimate.cost(), 0), estimate.indivisible(), estimate.affinity());
        }

        @Override
        public Set<String> pinned() {
            return estimator.pinned();
        }

        private static Cost with(Cost cost, long nodes) {
            long[] amounts = new long[cost.dimensions() + 1];
            Arrays.setAll(amounts, i -> i < cost.dimensions() ? cost.amount(i) : nodes);
            return Cost.of(amounts);
        }
    }
}
