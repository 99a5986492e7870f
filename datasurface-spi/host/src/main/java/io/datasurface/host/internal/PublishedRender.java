package io.datasurface.host.internal;

import io.datasurface.host.json.ManifestJson;
import io.datasurface.host.json.PlanJson;
import io.datasurface.host.output.Manifest;
import io.datasurface.host.output.OutputException;
import io.datasurface.host.output.RenderPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The render that is in an output folder.
 *
 * @param manifest its manifest; empty if the folder holds nothing
 * @param plan its plan
 */
record PublishedRender(Optional<Manifest> manifest, RenderPlan plan) {
    private static final Set<String> NEIGHBOURS = Set.of(FolderNames.CONTROL, ".git");

    static PublishedRender read(Path root) {
        try {
            if (!OutputTree.exists(root)) {
                return new PublishedRender(Optional.empty(), RenderPlan.NONE);
            }
            Path manifest = root.resolve(Manifest.FILE);
            if (!OutputTree.exists(manifest)) {
                refuseForeign(root);
                return new PublishedRender(Optional.empty(), RenderPlan.NONE);
            }
            Manifest written = ManifestJson.read(manifest.toString(), Files.readAllBytes(manifest));
            Path plan = root.resolve(RenderPlan.FILE);
            if (!OutputTree.exists(plan)) {
                throw new OutputException(
                        OutputException.Reason.DAMAGED,
                        plan + " is missing, but " + manifest + " is there. Without it chunks would move between"
                                + " deployments: restore it, for example from version control, or render into a new folder");
            }
            return new PublishedRender(Optional.of(written), PlanJson.read(plan.toString(), Files.readAllBytes(plan)));
        } catch (IOException e) {
            throw new OutputException(
                    OutputException.Reason.FAILED,
                    "Cannot read the last render in " + root + ": " + Listings.reason(e),
                    e);
        }
    }

    private static void refuseForeign(Path root) throws IOException {
        List<String> foreign = Listings.of(root).stream()
                .map(path -> String.valueOf(path.getFileName()))
                .filter(name -> !NEIGHBOURS.contains(name))
                .toList();
        if (!foreign.isEmpty()) {
            throw new OutputException(
                    OutputException.Reason.FOREIGN,
                    root + " is no render of ours (it has no " + Manifest.FILE + ") and is not empty: it holds "
                            + Listings.some(foreign) + ". Name a folder that is new, empty or an earlier render");
        }
    }
}
