package io.datasurface.examples.host.text;

import io.datasurface.examples.host.json.TerraformFiles;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.NodeKind;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.host.AppliedPlanner;
import io.datasurface.host.PlannedPlatform;
import io.datasurface.host.RenderResult;
import io.datasurface.host.Rendered;
import io.datasurface.host.output.Publication;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shows what a render gave. */
public final class RenderText {
    private static final int MOST_CHUNKS = 20;

    private RenderText() {}

    /**
     * Prints a summary: nodes by kind, chunks, resources by type, what is where, and what to do next; of a render as before only that.
     *
     * @param result a render without errors
     * @param output the output folder
     * @param out takes the lines
     */
    public static void print(RenderResult result, Path output, PrintWriter out) {
        if (result.rendered().isAsBefore()) {
            result.publication().ifPresent(publication -> files(publication, output, out));
            out.println("\"datasurface plan\" shows what it holds, \"datasurface verify\" whether it is whole.");
            return;
        }
        for (PlannedPlatform platform : result.rendered().planned().platforms().values()) {
            Path folder = output.resolve(Rendered.folder(platform.platform().name()));
            out.println();
            out.println(Words.visible(platform.platform().name()) + " ("
                    + platform.platform().plugin().type() + ")");
            nodes(platform.platform().model().graph(), out);
            chunks(platform.plan().chunks(), out);
            rendered(result, platform, out);
            resources(folder, out);
        }
        result.publication().ifPresent(publication -> files(publication, output, out));
        removedRootModules(result, out);
        next(result, output, out);
    }

    /**
     * Warns of root modules that the render took away, whose resources live on. Prints nothing if there are none.
     *
     * @param result a render
     * @param out takes the lines
     */
    public static void removedRootModules(RenderResult result, PrintWriter out) {
        for (String module : TerraformFiles.removedRootModules(result)) {
            out.println(
                    "warning: The root module " + Words.visible(module) + " was removed. Its resources are no longer"
                            + " described: destroy them from the previous render first (take the folder out of version control"
                            + " and run \"terraform destroy\" in it), or they stay and cost money.");
        }
    }

    private static void nodes(IntentionGraph graph, PrintWriter out) {
        out.println("  " + Words.count(graph.nodeCount(), "node") + ", " + Words.count(graph.edgeCount(), "edge"));
        TextTable table = new TextTable();
        for (Map.Entry<NodeKind, Integer> entry : GraphText.kinds(graph).entrySet()) {
            table.row(entry.getKey().label(), entry.getValue());
        }
        table.print("    ", out);
    }

    private static void rendered(RenderResult result, PlannedPlatform platform, PrintWriter out) {
        int rendered = Optional.ofNullable(
                        result.rendered().chunks().get(platform.platform().name()))
                .map(Set::size)
                .orElse(0);
        if (rendered < platform.plan().chunks().size()) {
            out.println("  " + (rendered == 0 ? "none" : Integer.toString(rendered))
                    + " of them rendered, because the others" + " cannot have changed");
        }
    }

    private static void chunks(List<Chunk> chunks, PrintWriter out) {
        out.println("  " + Words.count(chunks.size(), "chunk"));
        TextTable table = new TextTable();
        for (Chunk chunk : chunks.subList(0, Math.min(MOST_CHUNKS, chunks.size()))) {
            table.row(
                    chunk.id(),
                    "wave " + chunk.wave(),
                    Words.count(chunk.nodes().size(), "node"),
                    "cell " + chunk.cell());
        }
        table.print("    ", out);
        if (chunks.size() > MOST_CHUNKS) {
            out.println("    ... and " + (chunks.size() - MOST_CHUNKS) + " more: datasurface plan MODEL shows them");
        }
    }

    private static void resources(Path folder, PrintWriter out) {
        Map<String, Integer> types = TerraformFiles.resourcesByType(folder);
        if (types.isEmpty()) {
            return;
        }
        int total = types.values().stream().mapToInt(Integer::intValue).sum();
        out.println("  " + Words.count(total, "Terraform resource"));
        TextTable table = new TextTable();
        types.forEach(table::row);
        table.print("    ", out);
    }

    private static void files(Publication publication, Path output, PrintWriter out) {
        out.println();
        if (publication.isEmpty()) {
            out.println("Nothing has changed: " + output + " already held this render ("
                    + Words.count(publication.unchanged(), "file") + ").");
            return;
        }
        out.println(output + ": " + Words.count(publication.added().size(), "file") + " added, "
                + publication.changed().size() + " changed, "
                + publication.removed().size() + " removed, "
                + publication.unchanged() + " unchanged");
    }

    private static void next(RenderResult result, Path output, PrintWriter out) {
        out.println();
        out.println("What is where");
        TextTable where = new TextTable();
        where.row(output.resolve("manifest.json"), "model and plugin versions, hash of every file");
        where.row(output.resolve("plan.json"), "decisions that the next render keeps: put it under version control");
        for (PlannedPlatform platform : result.rendered().planned().platforms().values()) {
            Path folder = output.resolve(Rendered.folder(platform.platform().name()));
            if (Files.isDirectory(folder)) {
                where.row(folder, "artifacts of " + platform.platform().name());
            }
        }
        for (AppliedPlanner applied : result.rendered().planned().analysis().planners()) {
            Path folder = output.resolve("planners").resolve(applied.planner().name());
            if (Files.isDirectory(folder)) {
                where.row(folder, "what the planner " + applied.planner().name() + " has planned, and why");
            }
        }
        where.print("  ", out);
        for (PlannedPlatform platform : result.rendered().planned().platforms().values()) {
            Path folder = output.resolve(Rendered.folder(platform.platform().name()));
            TerraformFiles.firstRoot(folder).ifPresent(root -> {
                out.println();
                out.println("Next: see what would be made for "
                        + Words.visible(platform.platform().name()));
                out.println("  cd " + Words.shell(root) + " && terraform init && terraform plan");
            });
        }
    }
}
