package io.datasurface.awsbatch.change;

import io.datasurface.awsbatch.instance.Zones;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.graph.diff.Disturbance;
import io.datasurface.spi.RenderNote;
import java.util.Optional;

/**
 * Finds datastores that would be looked for in the folder of another zone than before: their files and tables are in the old one, whose roles write there
 * and no others, and nobody moves them.
 */
final class ZoneFolders {
    private ZoneFolders() {}

    /**
     * Returns a note if the folder changes.
     *
     * @param path of the document
     * @param was the document of the last render
     * @param now that of this one
     */
    static Optional<RenderNote> note(String path, IngestSpec was, IngestSpec now) {
        Optional<String> before = was.lake().tables().map(ZoneFolders::last);
        Optional<String> after = now.lake().tables().map(ZoneFolders::last);
        return before.isEmpty() || after.isEmpty() || before.equals(after)
                ? Optional.empty()
                : Optional.of(new RenderNote(
                        "ZONE",
                        path,
                        Disturbance.REHYDRATE,
                        true,
                        "The files and tables of datastore " + now.store() + " are in the folder " + before.get()
                                + " of its zone, and would be looked for in " + after.get()
                                + ": let them stay there with \"store/" + now.store() + ": " + before.get() + "\" in "
                                + Zones.KEPT));
    }

    private static String last(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
