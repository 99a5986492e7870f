package io.datasurface.examples.benchmarks.render;

import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.graph.chunk.ResourceEstimator;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkInputs;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.PlatformCapabilities;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformModel;
import io.datasurface.spi.PlatformRenderRequest;
import io.datasurface.spi.RenderNote;
import io.datasurface.spi.RenderedChange;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A plugin that notes what its linting and rendering cost. What its estimator costs counts as the engine's. */
final class Timed implements DataPlatformProvider {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final DataPlatformProvider plugin;
    private final AtomicLong nanos = new AtomicLong();

    Timed(DataPlatformProvider plugin) {
        this.plugin = plugin;
    }

    /** CPU time of the plugin since the last call of this, in nanoseconds. */
    long take() {
        return nanos.getAndSet(0);
    }

    private void time(Runnable call) {
        long before = THREADS.getCurrentThreadCpuTime();
        try {
            call.run();
        } finally {
            nanos.addAndGet(THREADS.getCurrentThreadCpuTime() - before);
        }
    }

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
        DataPlatform platform = plugin.create(context);
        return new DataPlatform() {
            @Override
            public void lint(PlatformModel model, ProblemCollector problems) {
                time(() -> platform.lint(model, problems));
            }

            @Override
            public ResourceEstimator estimator(PlatformModel model) {
                return platform.estimator(model);
            }

            @Override
            public ChunkLimits chunkLimits() {
                return platform.chunkLimits();
            }

            @Override
            public void lintPlan(PlatformRenderRequest request, ProblemCollector problems) {
                time(() -> platform.lintPlan(request, problems));
            }

            @Override
            public List<RenderNote> review(PlatformModel model, RenderedChange change) {
                return platform.review(model, change);
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
            public void renderPlatform(PlatformRenderRequest request, ArtifactSink sink) {
                time(() -> platform.renderPlatform(request, sink));
            }

            @Override
            public void render(ChunkRenderRequest request, ArtifactSink sink) {
                time(() -> platform.render(request, sink));
            }
        };
    }
}
