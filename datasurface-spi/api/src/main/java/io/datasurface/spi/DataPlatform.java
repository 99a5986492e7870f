package io.datasurface.spi;

import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.graph.chunk.ResourceEstimator;
import io.datasurface.model.lint.ProblemCollector;

/**
 * An instance of a platform: turns the intentions of its graph into artifacts that make a physical system do the work.
 *
 * <h2>Contract</h2>
 * <ul>
 *   <li>The host calls {@link #lint} first, and the other methods only if no error was reported.
 *   <li>{@link #renderPlatform} and {@link #render} MUST be pure functions of their request: same request, same artifacts, byte for byte.
 *       They MUST NOT open sockets, read files or environment variables, or ask for the time.
 *   <li>{@link #render} MUST depend on the chunk's own nodes, on the plan's placement of their neighbours and on the model objects that
 *       these name, so that a change elsewhere leaves its artifacts as they were.
 *   <li>All methods MUST be safe for concurrent calls: the host renders chunks in parallel.
 * </ul>
 */
public interface DataPlatform {
    /**
     * Reports everything in the graph that the platform cannot render, beyond its declared capabilities.
     *
     * @param model the model and the platform's graph
     * @param problems takes the problems
     */
    void lint(PlatformModel model, ProblemCollector problems);

    /**
     * What the nodes will cost.
     *
     * @param model the model and the platform's graph
     * @return the estimator
     */
    ResourceEstimator estimator(PlatformModel model);

    /**
     * How large chunks may become.
     *
     * @return the limits
     */
    ChunkLimits chunkLimits();

    /**
     * Renders what belongs to the platform as a whole and not to one chunk: foundations, the order in which to apply, documentation.
     *
     * @param request the model and the plan
     * @param sink takes the artifacts; paths are relative to the platform's folder
     * @throws PlatformException if there is no answer
     */
    void renderPlatform(PlatformRenderRequest request, ArtifactSink sink);

    /**
     * Renders one chunk.
     *
     * @param request the model, the plan and the chunk
     * @param sink takes the artifacts; paths are relative to the platform's folder and must differ from those of all other chunks
     * @throws PlatformException if there is no answer
     */
    void render(ChunkRenderRequest request, ArtifactSink sink);
}
