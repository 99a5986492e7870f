package io.datasurface.host.internal;

import io.datasurface.host.json.ManifestJson;
import io.datasurface.host.json.PlanJson;
import io.datasurface.host.output.Manifest;
import io.datasurface.host.output.OutputException;
import io.datasurface.host.output.RenderPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The render that is in an output folder.
 *
 * @param manifest its manifest; empty if the folder holds nothing, or if the manifest is lost
 * @param plan its plan
 * @param damage what has happened to the manifest; empty if nothing has
 */
record PublishedRender(Optional<Manifest> manifest, RenderPlan plan, Optional<String> damage) {
    private static final Set<String> NEIGHBOURS = Set.of(FolderNames.CONTROL, ".git");
    private static final PublishedRender NOTHING =
            new PublishedRender(Optional.empty(), RenderPlan.NONE, Optional.empty());

    static PublishedRender read(Path root) {
        try {
            if (!OutputTree.exists(root)) {
                return NOTHING;
            }
            Path manifest = root.resolve(Manifest.FILE);
            Path plan = root.resolve(RenderPlan.FILE);
            if (!OutputTree.exists(manifest)) {
                Optional<PublishedRender> damaged = withoutManifest(root, plan);
                if (damaged.isEmpty()) {
                    refuseForeign(root);
                }
                return damaged.orElse(NOTHING);
            }
            if (!OutputTree.exists(plan)) {
                throw new OutputException(
                        OutputException.Reason.DAMAGED,
                        plan + " is missing, but " + manifest + " is there. Without it chunks would move between"
                                + " deployments: restore it, for example from version control, or render into a new folder");
            }
            byte[] decisions = Files.readAllBytes(plan);
            PublishedRender render = read(manifest, PlanJson.read(plan.toString(), decisions));
            render.refuseOther(plan, decisions);
            return render;
        } catch (IOException e) {
            throw new OutputException(
                    OutputException.Reason.FAILED,
                    "Cannot read the last render in " + root + ": " + Listings.reason(e),
                    e);
        }
    }

    /** All that the manifest says can be made anew, unlike what the plan says. */
    private static PublishedRender read(Path manifest, RenderPlan plan) throws IOException {
        try {
            Manifest written = ManifestJson.read(manifest.toString(), Files.readAllBytes(manifest));
            return new PublishedRender(Optional.of(written), plan, Optional.empty());
        } catch (OutputException e) {
            if (e.reason() != OutputException.Reason.DAMAGED) {
                throw e;
            }
            return new PublishedRender(Optional.empty(), plan, Optional.of(Manifest.FILE + " could not be read"));
        }
    }

    /** A merge or a revert may have brought the plan of another render here, and its decisions would count without a word. */
    private void refuseOther(Path plan, byte[] decisions) {
        Optional<String> written =
                manifest.map(known -> known.artifacts().get(RenderPlan.FILE)).map(Manifest.Artifact::sha256);
        if (written.isPresent() && !written.get().equals(Hashes.sha256(decisions))) {
            throw new OutputException(
                    OutputException.Reason.DAMAGED,
                    plan + " is not the plan of the render that " + Manifest.FILE
                            + " beside it describes: chunks would move, and what was applied would be forgotten. Restore both from one"
                            + " commit; if the plan is the right one, delete " + Manifest.FILE + " and render again");
        }
    }

    private static Optional<PublishedRender> withoutManifest(Path root, Path plan) throws IOException {
        if (!Files.isRegularFile(plan, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            RenderPlan decided = PlanJson.read(plan.toString(), Files.readAllBytes(plan));
            return Optional.of(
                    new PublishedRender(Optional.empty(), decided, Optional.of(Manifest.FILE + " was missing")));
        } catch (OutputException e) {
            if (Files.isDirectory(root.resolve(FolderNames.CONTROL))) {
                throw e;
            }
            return Optional.empty(); // Somebody else's plan.json, in a folder of somebody else.
        }
    }

    /** The folders in which renders of this plan write. */
    Set<String> folders() {
        Set<String> folders = new TreeSet<>(Set.of(FolderNames.PLANNERS));
        plan.platforms().keySet().forEach(platform -> folders.add(FolderNames.of(platform)));
        return folders;
    }

    /** Whether a file of a render whose manifest is lost is certainly one of ours. */
    boolean mayReplace(String path) {
        int slash = path.indexOf('/');
        return damage.isPresent()
                && (slash < 0
                        ? path.equals(Manifest.FILE) || path.equals(RenderPlan.FILE)
                        : folders().contains(path.substring(0, slash)));
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
