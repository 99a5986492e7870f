package io.datasurface.spi;

import io.datasurface.model.lint.ProblemCollector;

/**
 * A service beside {@link DataPlatformProvider}, registered in the same way: it sees the graphs of all platforms at once, before any of them
 * is cut into chunks, and may rewrite them. So several platforms can ingest a datastore once and feed each other.
 *
 * <h2>Contract</h2>
 * <ul>
 *   <li>The host asks planners in the order of their names, each once per run, and only about a model without errors. Each sees what the
 *       ones before it have left. The platforms lint and render what the last one leaves.
 *   <li>{@link #plan} MUST be a pure function of its request, as rendering is, and SHOULD keep to the decisions of the last render, so that a
 *       small change of the model moves little.
 *   <li>It MUST give a {@link GraphChange} for each node that it adds, removes, or makes read from another platform. The host refuses a plan
 *       with a change that has no reason.
 *   <li>{@link #render} MUST be a pure function of its request.
 *   <li>Platforms know each other by feeds only: what a planner lets a platform read from another one MUST be a feed that it takes, and each
 *       way MUST end at a platform that reads the source.
 *   <li>Planners MUST be safe for concurrent calls, and what they keep from call to call MUST change nothing.
 *   <li>What the model says wrong MUST be reported and not thrown, and the decisions of the last render MUST NOT be trusted to fit.
 *   <li>Documents in JSON SHOULD begin with {@code formatVersion}, a whole number from 1.
 *   <li>A planner MUST have a public constructor without parameters that does no work.
 * </ul>
 *
 * <p>{@code EcosystemPlannerContract} of the kit has these rules as tests.
 */
public interface EcosystemPlanner {
    /**
     * Name of the planner, unique among those that are installed; the host refuses both of a duplicate.
     *
     * @return lower case letters, digits and hyphens, such as {@code federation}
     */
    String name();

    /**
     * What it does, for people.
     *
     * @return a sentence or two
     */
    String description();

    /**
     * The SPI version that it was compiled against.
     *
     * @return {@link SpiVersion#CURRENT}, written so in the source
     */
    String spiVersion();

    /**
     * Version of the planner, recorded in manifests.
     *
     * @return any text that changes when it may plan otherwise
     */
    String version();

    /**
     * Plans.
     *
     * @param request the model, the graphs, what platforms can do and offer, and the last decisions
     * @param problems takes what is wrong with the model from the planner's point of view; an error keeps everything from being rendered
     * @return the graphs as they shall be, with reasons
     * @throws PlatformException if there is no answer
     */
    EcosystemPlan plan(EcosystemPlanRequest request, ProblemCollector problems);

    /**
     * Renders artifacts of the planner's own, such as jobs that carry data between platforms. By default none.
     *
     * @param request what was asked
     * @param plan what the planner answered
     * @param sink takes the artifacts; paths are relative to a folder of the planner's own
     * @throws PlatformException if there is no answer
     */
    default void render(EcosystemPlanRequest request, EcosystemPlan plan, ArtifactSink sink) {}
}
