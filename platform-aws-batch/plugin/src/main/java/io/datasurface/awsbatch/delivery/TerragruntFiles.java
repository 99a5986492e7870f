package io.datasurface.awsbatch.delivery;

import io.datasurface.awsbatch.chunk.ChunkRenderer;
import io.datasurface.awsbatch.foundation.FoundationRenderer;
import io.datasurface.awsbatch.instance.CellAccount;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.PlatformRenderRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Terragrunt needs: a stack that names all root modules, and in each root module the modules that are applied before it. Names of
 * modules are of plain characters.
 */
final class TerragruntFiles {
    static final String UNIT = "terragrunt.hcl";

    private TerragruntFiles() {}

    /** Returns the stack, whose units are generated beside it. */
    static String stack(List<List<String>> waves) {
        StringBuilder out = new StringBuilder(
                "# Rendered by DataSurface: \"terragrunt stack run apply\" in this folder applies all root modules in order.\n");
        for (List<String> wave : waves) {
            for (String module : wave) {
                out.append("""

                        unit "%s" {
                          source = "../%s"
                          path   = "%s"
                        }
                        """.formatted(module.replace('/', '-'), module, module));
            }
        }
        return out.toString();
    }

    /** Adds the unit of each root module. */
    static void units(Instance instance, PlatformRenderRequest request, List<String> access, ArtifactSink sink) {
        sink.add(
                FoundationRenderer.FOLDER + "/" + UNIT,
                "# Rendered by DataSurface: nothing is applied before this root module.\n");
        for (CellAccount cell : instance.cells().others()) {
            sink.add(
                    instance.in(cell.name()).folder(FoundationRenderer.FOLDER) + "/" + UNIT,
                    unit(List.of("../../../" + FoundationRenderer.FOLDER), Stream.empty()));
        }
        for (int i = 0; i < access.size(); i++) {
            List<String> before = new ArrayList<>(List.of("../../" + FoundationRenderer.FOLDER));
            if (i > 0 && instance.usesLakeFormation()) {
                before.add(
                        "../../" + access.get(i - 1)); // Lake Formation refuses grants that are made at the same time.
            }
            sink.add(access.get(i) + "/" + UNIT, unit(before, Stream.empty()));
        }
        for (Chunk chunk : request.plan().chunks()) {
            sink.add(folder(chunk) + "/" + UNIT, unit(foundations(instance, chunk), chunk.needs().stream()));
        }
        // What lets go waits for those that take up.
        for (Chunk chunk : request.retiring()) {
            sink.add(
                    folder(chunk) + "/" + UNIT,
                    unit(
                            foundations(instance, chunk),
                            request.plan().chunks().stream().map(Chunk::id)));
        }
    }

    private static String folder(Chunk chunk) {
        return ChunkRenderer.folder(chunk.id());
    }

    /** Returns the foundations that a chunk waits for: that of the home cell, and that of its own if it has one. */
    private static List<String> foundations(Instance instance, Chunk chunk) {
        String home = "../../" + FoundationRenderer.FOLDER;
        String own = "../../" + instance.in(chunk.cell()).folder(FoundationRenderer.FOLDER);
        return own.equals(home) ? List.of(home) : List.of(home, own);
    }

    /** Returns what a root module waits for: foundations, and chunks. */
    private static String unit(List<String> foundations, Stream<String> chunks) {
        List<String> paths =
                chunks.sorted().map(chunk -> "    \"../" + chunk + "\",\n").toList();
        return "# Rendered by DataSurface: what is applied before this root module.\n"
                + "dependencies {\n  paths = [\n"
                + foundations.stream().map(path -> "    \"" + path + "\",\n").collect(Collectors.joining())
                + String.join("", paths) + "  ]\n}\n";
    }
}
