package org.example.sqlplatform;

import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.NodeKind;
import io.datasurface.graph.chunk.Cell;
import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.graph.chunk.ResourceEstimator;
import io.datasurface.graph.diff.DisturbanceRules;
import io.datasurface.graph.diff.GraphDiff;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChangeNote;
import io.datasurface.spi.ChunkInputs;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.FeedOffer;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformModel;
import io.datasurface.spi.PlatformRenderRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** An instance: a database and the machine whose cron runs the scripts. */
final class SqlPlatform implements DataPlatform {
    private final PlatformContext context;
    private final Settings settings;

    SqlPlatform(PlatformContext context) {
        this.context = context;
        this.settings = Settings.of(context.parameters());
    }

    @Override
    public List<FeedOffer> offers(PlatformModel model) {
        return Feeds.offers(context, settings, model);
    }

    @Override
    public void lint(PlatformModel model, ProblemCollector problems) {
        SqlLint.check(model, settings, problems);
    }

    @Override
    public ResourceEstimator estimator(PlatformModel model) {
        return new SqlEstimator(model.ecosystem());
    }

    /** So much is deployed in one transaction. */
    @Override
    public ChunkLimits chunkLimits() {
        return new ChunkLimits(
                Map.of(SqlEstimator.TABLES, 1000L, SqlEstimator.VIEWS, 2000L),
                0.5,
                List.of(new Cell("database", Map.of())));
    }

    /** {@link NodeScripts} looks at nothing else. */
    @Override
    public ChunkInputs chunkInputs() {
        return ChunkInputs.NEIGHBOURHOOD;
    }

    @Override
    public DisturbanceRules disturbances(PlatformModel model) {
        return Changes.RULES;
    }

    @Override
    public List<ChangeNote> describe(PlatformModel model, GraphDiff change) {
        return Changes.notes(change);
    }

    @Override
    public void renderPlatform(PlatformRenderRequest request, ArtifactSink sink) {
        new Schedules(request, settings).render(sink);
        sink.add(Artifacts.PLATFORM, Artifacts.platform());
        sink.add(Artifacts.RETIRE, Artifacts.retire(View.of(request.model())));
        sink.add(Artifacts.RUN, Artifacts.run(settings));
    }

    @Override
    public void render(ChunkRenderRequest request, ArtifactSink sink) {
        NodeScripts scripts =
                new NodeScripts(request.model().ecosystem(), request.model().feeds());
        List<IntentionNode> nodes = new ArrayList<>(request.nodes());
        // Views come behind their tables.
        nodes.sort(Comparator.comparing((IntentionNode node) -> node.kind() == NodeKind.EXPORT));
        StringBuilder deploy = new StringBuilder("BEGIN;\n");
        for (IntentionNode node : nodes) {
            Scripts rendered = node.accept(scripts);
            deploy.append(rendered.deploy());
            rendered.run().ifPresent(run -> sink.add(Artifacts.run(node), run));
        }
        sink.add(Artifacts.deploy(request.chunk()), deploy.append("COMMIT;\n").toString());
    }
}
