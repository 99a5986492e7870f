package io.datasurface.host;

import io.datasurface.host.internal.Entries;
import io.datasurface.host.internal.OutputFolder;
import io.datasurface.host.json.RenderCache;
import io.datasurface.host.output.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The last render in a folder, as far as its artifacts can be taken over. Lookups are safe for concurrent use, notes are not.
 */
final class PastRender {
    private final Optional<OutputFolder> folder;
    private final Optional<Fingerprints> fingerprints;
    private final RenderCache before;
    private final boolean full;
    private final SortedMap<String, RenderCache.Part> now = new TreeMap<>();

    private PastRender(
            Optional<OutputFolder> folder, Optional<Fingerprints> fingerprints, RenderCache before, boolean full) {
        this.folder = folder;
        this.fingerprints = fingerprints;
        this.before = before;
        this.full = full;
    }

    /** For a render of which nothing is known and nothing is remembered. */
    static PastRender none() {
        return new PastRender(Optional.empty(), Optional.empty(), RenderCache.NONE, true);
    }

    /**
     * The render in a folder.
     *
     * @param folder the folder
     * @param fingerprints what the next render is made from; empty if that is not known
     * @param full whether nothing is taken over all the same
     * @return the render
     */
    static PastRender in(OutputFolder folder, Optional<Fingerprints> fingerprints, boolean full) {
        return new PastRender(Optional.of(folder), fingerprints, folder.cache(), full);
    }

    /** What a part is made from; a text that nothing equals if that is not known. */
    String inputs(String part, Function<Fingerprints, String> of) {
        if (fingerprints.isEmpty()) {
            return "";
        }
        RenderCache.Part known = before.parts().get(part);
        if (!full && known != null && before.run().equals(fingerprints.get().run())) {
            return known.inputs();
        }
        return of.apply(fingerprints.get());
    }

    /** The artifacts of a part, by path in its folder, if they are there as they would be rendered. */
    Optional<SortedMap<String, Manifest.Artifact>> artifacts(String part, String inputs, String place) {
        RenderCache.Part known = before.parts().get(part);
        if (full
                || folder.isEmpty()
                || inputs.isEmpty()
                || known == null
                || !known.inputs().equals(inputs)) {
            return Optional.empty();
        }
        return folder.get().intact(place, known);
    }

    /** Notes what a part was made from and what came out. */
    void note(String part, String inputs, SortedMap<String, Manifest.Artifact> artifacts) {
        if (!inputs.isEmpty()) {
            now.put(part, new RenderCache.Part(inputs, Entries.outputs(artifacts), List.copyOf(artifacts.keySet())));
        }
    }

    /** All that was noted. */
    RenderCache cache() {
        return new RenderCache(fingerprints.map(Fingerprints::run).orElse(""), now);
    }
}
