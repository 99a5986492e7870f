package io.datasurface.spi;

import io.datasurface.graph.chunk.Cell;
import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.graph.chunk.ResourceEstimator;
import io.datasurface.graph.diff.DisturbanceRules;
import io.datasurface.graph.diff.GraphDiff;
import io.datasurface.model.lint.ProblemCollector;
import java.util.List;
import java.util.Map;

/**
 * An instance of a platform: turns the intentions of its graph into artifacts that make a physical system do the work.
 *
 * <h2>Contract</h2>
 * <ul>
 *   <li>The host calls {@link #lint} first, and the other methods only if no error was reported; but {@link #offers} is asked before it,
 *       also of instances that are not rendered this time, and has to do with a graph that {@code lint} would refuse.
 *   <li>{@link #renderPlatform} and {@link #render} MUST be pure functions of their request: same request, same artifacts, byte for byte.
 *       They MUST NOT open sockets, read files or environment variables, or ask for the time.
 *   <li>{@link #render} SHOULD depend on the chunk's own nodes, on the plan's placement of their neighbours and on the model objects that
 *       these name, so that a change elsewhere leaves its artifacts as they were; it MUST if {@link #chunkInputs} says so.
 *   <li>All methods MUST be safe for concurrent calls: the host renders chunks in parallel.
 * </ul>
 */
@FunctionalInterface
public interface DataPlatform {
    /**
     * Reports everything in the graph that the platform cannot render, beyond its declared capabilities. By default
     * nothing.
     *
     * @param model the model and the platform's graph
     * @param problems takes the problems
     */
    default void lint(PlatformModel model, ProblemCollector problems) {}

    /**
     * The feeds by which other platforms may read what this one ingests. Asked only if an ecosystem planner is installed: before it plans,
     * and if feeds are taken once more with the graph as planned, which may ingest more or less; {@link PlatformModel#feeds} then says what
     * is taken. Neither the model nor the graph has been shown to {@link #lint} by then: what cannot be offered is left out, and said there.
     * By default none. A platform that offers feeds says so with {@link PlatformCapabilities#offeredFormats} too.
     *
     * @param model the model and the platform's graph
     * @return the offers, all of this instance, each of a datastore that the graph ingests
     */
    default List<FeedOffer> offers(PlatformModel model) {
        return List.of();
    }

    /**
     * What the nodes will cost. By default each node costs one of {@code nodes}.
     *
     * @param model the model and the platform's graph
     * @return the estimator
     */
    default ResourceEstimator estimator(PlatformModel model) {
        return ResourceEstimator.COUNTING_NODES;
    }

    /**
     * How large chunks may become. By default a chunk has at most 1000 {@code nodes}, and new chunks are filled to half of that; a platform
     * with an estimator of its own has limits of its own.
     *
     * @return the limits
     */
    default ChunkLimits chunkLimits() {
        return new ChunkLimits(Map.of("nodes", 1000L), 0.5, List.of(new Cell("default", Map.of())));
    }

    /**
     * Reports what a plan needs that the platform cannot have beyond the chunk limits, such as more of a quota than an account allows.
     * Called when the graph is cut, also if limits are exceeded, and before anything is rendered; errors keep it from being rendered. By
     * default nothing.
     *
     * @param request the model, the platform's graph and how it is cut
     * @param problems takes the problems
     */
    default void lintPlan(PlatformRenderRequest request, ProblemCollector problems) {}

    /**
     * Says what people should know of a plan, such as how much of its quotas it uses and what it costs. The host shows it beside the plan.
     * By default nothing.
     *
     * @param request the model, the platform's graph and how it is cut
     * @return lines of text in the order in which they are shown; the same plan gives the same lines
     */
    default List<String> planNotes(PlatformRenderRequest request) {
        return List.of();
    }

    /**
     * Whether {@link #render} heeds {@link ChunkRenderRequest#arriving} and {@link ChunkRenderRequest#leaving}, and renders chunks without
     * nodes that only let go. If not, nodes never arrive or leave, and chunks that are no longer in the plan are not rendered. By default
     * not; a platform whose deployments keep a state per chunk should.
     *
     * @return true if a node can change chunks without its physical things being made anew
     */
    default boolean movesState() {
        return false;
    }

    /**
     * What the artifacts of a chunk depend on, so that the host renders only chunks that may have changed. By default
     * {@link ChunkInputs#WHOLE_MODEL}, which is always right; a platform that looks at nothing but {@link ChunkInputs#NEIGHBOURHOOD} should
     * say so, because then one change in a large model renders few chunks. Whatever else {@link #render} looked at would be stale in its
     * artifacts. The artifacts of {@link #renderPlatform} always depend on the whole model and the whole plan.
     *
     * @return the same in each run
     */
    default ChunkInputs chunkInputs() {
        return ChunkInputs.WHOLE_MODEL;
    }

    /**
     * What changes of the graph disturb on this platform, where it knows better than the usual rules. By default these.
     *
     * @param model the model after the change and the platform's graph
     * @return pure rules, safe for concurrent use
     */
    default DisturbanceRules disturbances(PlatformModel model) {
        return DisturbanceRules.DEFAULT;
    }

    /**
     * Says in the platform's own words what a change will do: which tables are rebuilt, which tasks restarted. The host shows it beside the
     * change, before anything is rendered. By default nothing.
     *
     * @param model the model after the change and the platform's graph
     * @param change what changes, judged by {@link #disturbances}; not empty
     * @return the notes in the order in which they are shown; the same change gives the same notes
     */
    default List<ChangeNote> describe(PlatformModel model, GraphDiff change) {
        return List.of();
    }

    /**
     * Says what applying a render will do, by comparing its artifacts with those of the last render: what is made anew, what goes. The host
     * asks after everything is rendered and before anything is published, if there is a last render and an artifact differs. It publishes
     * nothing while a note is {@linkplain RenderNote#refused refused} that nobody has allowed. By default nothing.
     *
     * <ul>
     *   <li>The answer MUST be a pure function of the arguments, and MUST NOT be about artifacts that are the same.
     *   <li>Artifacts of the last render may have been made by an earlier version of the plugin, or be unknown
     *       ({@link RenderedChange#before}): what cannot be judged SHOULD be refused and not be passed over.
     * </ul>
     *
     * @param model the model after the change and the platform's graph
     * @param change what was rendered last and what is rendered now
     * @return the notes in the order in which they are shown, no two with the same kind and subject
     * @throws PlatformException if there is no answer; nothing is published then
     */
    default List<RenderNote> review(PlatformModel model, RenderedChange change) {
        return List.of();
    }

    /**
     * Renders what belongs to the platform as a whole and not to one chunk: foundations, the order in which to apply, documentation.
     * By default nothing.
     *
     * @param request the model and the plan
     * @param sink takes the artifacts; paths are relative to the platform's folder
     * @throws PlatformException if there is no answer
     */
    default void renderPlatform(PlatformRenderRequest request, ArtifactSink sink) {}

    /**
     * Renders one chunk.
     *
     * @param request the model, the plan and the chunk
     * @param sink takes the artifacts; paths are relative to the platform's folder and must differ from those of all other chunks
     * @throws PlatformException if there is no answer
     */
    void render(ChunkRenderRequest request, ArtifactSink sink);
}
