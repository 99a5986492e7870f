package io.datasurface.awsbatch;

import io.datasurface.awsbatch.change.PlanGuard;
import io.datasurface.awsbatch.chunk.ChunkRenderer;
import io.datasurface.awsbatch.delivery.DeliveryRenderer;
import io.datasurface.awsbatch.feed.LakeFeeds;
import io.datasurface.awsbatch.foundation.FoundationRenderer;
import io.datasurface.awsbatch.foundation.Foundations;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.lint.BatchLinter;
import io.datasurface.awsbatch.lint.PlanLinter;
import io.datasurface.awsbatch.plan.BatchEstimator;
import io.datasurface.awsbatch.plan.BatchLimits;
import io.datasurface.awsbatch.report.ReportRenderer;
import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.graph.chunk.ChunkPlan;
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
import org.jspecify.annotations.Nullable;

/** An instance of the AWS batch platform. */
final class AwsBatchPlatform implements DataPlatform {
    private final Instance instance;
    /** Of the plan that was asked for last: hosts lint a plan, say what it comes to and render it. */
    private volatile @Nullable Built built;

    private record Built(PlatformModel model, ChunkPlan plan, Foundations foundations) {}

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
        new PlanLinter(instance, request, foundations(request), problems).lint();
    }

    @Override
    public List<String> planNotes(PlatformRenderRequest request) {
        return ReportRenderer.notes(instance, request, foundations(request));
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
        FoundationRenderer.render(instance, request, foundations(request), sink);
        ReportRenderer.render(instance, request, foundations(request), sink);
        DeliveryRenderer.render(instance, request, foundations(request).accessFolders(), sink);
    }

    @Override
    public void render(ChunkRenderRequest request, ArtifactSink sink) {
        new ChunkRenderer(instance, request, sink).render();
    }

    @SuppressWarnings(
            "ReferenceEquality") // the same objects: whether models are equal takes longer to find out than to build
    private Foundations foundations(PlatformRenderRequest request) {
        Built last = built;
        if (last == null || last.model() != request.model() || last.plan() != request.plan()) {
            last = new Built(request.model(), request.plan(), Foundations.of(instance, request));
            built = last;
        }
        return last.foundations();
    }
}
