package io.datasurface.host.internal;

import io.datasurface.host.json.RenderCache;
import io.datasurface.host.output.Manifest;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether the artifacts of a part are what is known to come out of its inputs: by the manifest, which may be of another render, and on the
 * disk, where somebody may have edited them. Files are read; their sizes and times say little about who wrote them last.
 */
final class IntactPart {
    private final OutputTree tree;
    private final PublishedRender last;
    private final String folder;
    private final RenderCache.Part part;

    IntactPart(OutputTree tree, PublishedRender last, String folder, RenderCache.Part part) {
        this.tree = tree;
        this.last = last;
        this.folder = folder;
        this.part = part;
    }

    Optional<SortedMap<String, Manifest.Artifact>> artifacts() {
        SortedMap<String, Manifest.Artifact> artifacts = new TreeMap<>();
        for (String path : part.artifacts()) {
            Manifest.Artifact artifact = last.manifest()
                    .map(manifest -> manifest.artifacts().get(folder + "/" + path))
                    .orElse(null);
            if (artifact == null) {
                return Optional.empty();
            }
            artifacts.put(path, artifact);
        }
        boolean same = Entries.outputs(artifacts).equals(part.outputs())
                && artifacts.entrySet().stream().allMatch(this::isThere);
        return same ? Optional.of(artifacts) : Optional.empty();
    }

    private boolean isThere(Map.Entry<String, Manifest.Artifact> artifact) {
        return IntactFiles.isThere(tree.file(folder + "/" + artifact.getKey()), artifact.getValue());
    }
}
