package io.datasurface.awsbatch;

import io.datasurface.awsbatch.change.PlanGuard;
import io.datasurface.awsbatch.chunk.ChunkRenderer;
import io.datasurface.awsbatch.delivery.DeliveryRenderer;
import io.datasurface.awsbatch.feed.LakeFeeds;
import io.datasurface.awsbatch.foundation.FoundationRenderer;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.lint.BatchLinter;
import io.datasurface.awsbatch.lint.PlanLinter;
import io.datasurface.awsbatch.plan.BatchEstimator;
import io.datasurface.awsbatch.plan.BatchLimits;
import io.datasurface.awsbatch.report.ReportRenderer;
import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.graph.chunk.ResourceEstimator;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkInputs;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.FeedOffer;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformModel;
import io.datasurface.spi.PlatformRenderRequest;
import io.datasurface.spi.RenderNote;
import io.datasurface.spi.RenderedChange;
import java.util.List;

/** An instance of the AWS batch platform. */
final class AwsBatchPlatform implements DataPlatform {
    private final Instance instance;

    AwsBatchPlatform(PlatformContext context) {
        this.instance = new Instance(context);
    }

    @Override
    public void lint(PlatformModel model, ProblemCollector problems) {
        new BatchLinter(instance, model, problems).lint();
    }

    @Override
    public List<FeedOffer> offers(PlatformModel model) {
        return LakeFeeds.offers(instance, model);
    }

    @Override
    public ResourceEstimator estimator(PlatformModel model) {
        return new BatchEstimator(instance, model);
    }

    @Override
    public ChunkLimits chunkLimits() {
        return BatchLimits.of(instance);
    }

    @Override
    public void lintPlan(PlatformRenderRequest request, ProblemCollector problems) {
        new PlanLinter(instance, request, problems).lint();
    }

    @Override
    public List<String> planNotes(PlatformRenderRequest request) {
        return ReportRenderer.notes(instance, request);
    }

    @Override
    public ChunkInputs chunkInputs() {
        return ChunkInputs
                .NEIGHBOURHOOD; // Needs looks at the exports behind an ingestion, TransformWork at the datastore that
        // is written.
    }

    @Override
    public boolean movesState() {
        return true;
    }

    @Override
    public List<RenderNote> review(PlatformModel model, RenderedChange change) {
        return PlanGuard.review(change);
    }

    @Override
    public void renderPlatform(PlatformRenderRequest request, ArtifactSink sink) {
        FoundationRenderer.render(instance, request, sink);
        ReportRenderer.render(instance, request, sink);
        DeliveryRenderer.render(instance, request, sink);
    }

    @Override
    public void render(ChunkRenderRequest request, ArtifactSink sink) {
        new ChunkRenderer(instance, request, sink).render();
    }
}
