package io.datasurface.graph;

import io.datasurface.model.lint.ProblemCollector;
import java.util.Arrays;
import java.util.List;

/**
 * Derives the intention graphs of an ecosystem, from the consumers to the sources.
 *
 * <h2>Rules</h2>
 * <ul>
 *   <li><b>Status honoured</b>: a dataset group runs on the platforms that it is assigned to, those decommissioned excepted. Nothing else
 *       chooses a platform.
 *   <li><b>One export</b> per container, store and dataset: groups that want the same dataset in the same container share it. Containers
 *       are compared by value, not by name. A workspace without a container gets nothing.
 *   <li><b>All datasets</b> of a store that is ingested dataset by dataset are ingested, consumed or not.
 *   <li><b>Auto-inclusion</b>: where the output of a transformer is needed, the transformer runs.
 *   <li><b>Assigned means run</b>: a transformer runs where a group of its workspace is assigned, even if nothing consumes its output.
 *   <li><b>All inputs</b>: a transformer that runs reads all groups of its workspace there, assigned or not.
 *   <li><b>Generator</b>: a transformer without inputs has a trigger that waits for nothing.
 *   <li><b>Primary wins</b>: a store with primary platforms is ingested from its source there only. Elsewhere its ingestion says which
 *       platform it reads from (of several the one with the smallest name), its transformer does not run, and nothing is exported into
 *       that transformer's container for it.
 *   <li><b>Primary serves readers</b>: a primary platform that another one reads a store from ingests it, even if none of its own
 *       consumers needs it, and as its readers need it.
 *   <li><b>Stand in</b>: a source may say that a platform gets a store whoever needs it there; it does so as anybody needs it anywhere.
 *   <li><b>Previous batch</b>: a transformer that reads its own output reads what it wrote in an earlier batch: the edge from the export of
 *       the output into its trigger is a previous-batch edge. So are those between transformers that read each other's outputs, which is
 *       an error. Without previous-batch edges the graph is acyclic.
 *   <li><b>Broken chain</b>: a transformer that has inputs but no container for them does not run; an error if its output is needed.
 *   <li><b>Strongest need</b>: a node has to satisfy all its consumers: the highest priority, the tightest latency and freshness, all kinds of
 *       history, the longest retention. Through a transformer travel priority, latency, freshness and production status: the history of
 *       its output comes from the output's own batches and asks nothing of its inputs. Previous-batch edges carry nothing.
 *   <li><b>Regulated retention</b>: a group needs history for as long as it asks for itself, or as the regulator asks for that it names,
 *       whichever is longer. (The adapter of a model sees to it.)
 *   <li><b>Own standing</b>: what a transformer writes though nothing consumes it counts as consumed by its own workspace (of several
 *       that write it, by all), for what travels through a transformer.
 *   <li><b>Why</b>: of several dataset groups that ask for the strongest need, the first by name is the reason.
 * </ul>
 *
 * <p>Platforms are built in parallel, in the common pool; the result is the same whatever the number of threads.
 */
public final class IntentionGraphBuilder {
    private IntentionGraphBuilder() {}

    /**
     * Builds the graph of every platform.
     *
     * @param source the ecosystem
     * @param problems where problems of the whole ecosystem are reported: {@code broken-chain}, {@code transformer-cycle},
     *     {@code transformer-idle}, {@code assignment-overruled-by-primary}; each once, with the path of the workspace
     * @return one graph per platform; empty for a platform that has nothing to do
     * @throws IllegalArgumentException if the source breaks its contract: ids that are not in the order of the names
     */
    public static IntentionGraphs build(GraphSource source, ProblemCollector problems) {
        SourceCheck.check(source);
        SourceIndex index = new SourceIndex(source);
        TransformerNetwork network = new TransformerNetwork(index);
        EcosystemPlan plan = new EcosystemPlan(index, network);
        RequirementCodec codec = new RequirementCodec(source);
        CompactIntentionGraph[] graphs = new CompactIntentionGraph[source.platformCount()];
        Readers readers = new Readers(index, plan.readers());
        Reasons reasons = new Reasons(index, network, readers, codec, graphs);
        Arrays.parallelSetAll(
                graphs, platform -> new GraphAssembler(index, network, plan, platform).assemble(codec, reasons));
        new NeedsPropagation(index, network, readers, codec, graphs).run();
        new PlanProblems(index, network, plan).report(problems);
        return new IntentionGraphs(List.copyOf(Arrays.asList(graphs)));
    }
}
