package io.datasurface.examples.host.text;

import io.datasurface.graph.IntentionGraphs;
import io.datasurface.graph.export.TopLists;
import java.io.PrintWriter;
import java.util.List;

/** Shows what stands out in graphs. */
public final class TopText {
    private static final int MOST_WORKSPACES = 8;

    private TopText() {}

    /**
     * Prints the most used datasets, the hottest containers and the longest chains.
     *
     * @param graphs the graphs
     * @param count how many of each
     * @param out takes the lines
     */
    public static void print(IntentionGraphs graphs, int count, PrintWriter out) {
        TopLists.Top<TopLists.DatasetUse> datasets = TopLists.mostUsedDatasets(graphs, count);
        TextTable table = new TextTable();
        table.row("dataset", "groups that use it", "exports");
        datasets.entries().forEach(use -> table.row(use.store() + "/" + use.dataset(), use.uses(), use.exports()));
        print(table, datasets.more(), out);

        TopLists.Top<TopLists.ContainerUse> containers = TopLists.hottestContainers(graphs, count);
        TextTable hot = new TextTable();
        hot.row("container", "exports", "groups that use them");
        containers.entries().forEach(use -> hot.row(use.container(), use.exports(), use.uses()));
        print(hot, containers.more(), out);

        TopLists.Top<TopLists.Chain> chains = TopLists.longestChains(graphs, count);
        TextTable longest = new TextTable();
        longest.row("platform", "transformers", "chain");
        chains.entries()
                .forEach(chain ->
                        longest.row(chain.platform(), chain.workspaces().size(), chain(chain.workspaces())));
        print(longest, chains.more(), out);
    }

    private static String chain(List<String> workspaces) {
        if (workspaces.size() <= MOST_WORKSPACES) {
            return String.join(" -> ", workspaces);
        }
        int half = MOST_WORKSPACES / 2;
        return String.join(" -> ", workspaces.subList(0, half)) + " -> " + (workspaces.size() - MOST_WORKSPACES)
                + " more -> "
                + String.join(" -> ", workspaces.subList(workspaces.size() - half, workspaces.size()));
    }

    private static void print(TextTable table, int more, PrintWriter out) {
        table.print("", out);
        if (more > 0) {
            out.println("and " + Words.number(more) + " more");
        }
        out.println();
    }
}
