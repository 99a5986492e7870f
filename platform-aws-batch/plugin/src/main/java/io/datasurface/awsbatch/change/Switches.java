package io.datasurface.awsbatch.change;

import io.datasurface.awsbatch.change.json.RootContent;
import io.datasurface.graph.diff.Disturbance;
import io.datasurface.spi.RenderNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Datastores that DMS replicates in another way than before. That reads all tables from the source again, so it has to come with a new load
 * epoch: in the old folder, files of the same names count as ingested, and the numbers that order changes begin anew.
 */
final class Switches {
    private static final String LABEL = ".store__";
    private static final String TARGET = "aws_dms_s3_endpoint.target__";
    private static final List<String> WAYS = List.of("aws_dms_replication_task", "aws_dms_replication_config");

    /**
     * What replicates a datastore.
     *
     * @param module the root module that has it
     * @param type type of the resource
     * @param folder the staging folder that it writes to
     */
    private record Way(String module, String type, String folder) {}

    private Switches() {}

    /** Returns a note for each datastore that is replicated in another way into the same folder. */
    static List<RenderNote> of(List<ModuleNotes.Compared> modules) {
        SortedMap<String, Way> before = ways(modules, ModuleNotes.Compared::before);
        List<RenderNote> notes = new ArrayList<>();
        ways(modules, ModuleNotes.Compared::after).forEach((store, way) -> {
            Way was = before.get(store);
            if (was != null && !was.type().equals(way.type()) && was.folder().equals(way.folder())) {
                notes.add(note(store, was, way));
            }
        });
        return notes;
    }

    private static SortedMap<String, Way> ways(
            List<ModuleNotes.Compared> modules, Function<ModuleNotes.Compared, RootContent> side) {
        SortedMap<String, Way> ways = new TreeMap<>();
        for (ModuleNotes.Compared compared : modules) {
            Map<String, RootContent.Block> resources = side.apply(compared).resources();
            resources.forEach((address, block) -> {
                int label = address.indexOf(LABEL);
                if (label > 0 && WAYS.contains(block.type())) {
                    String store = address.substring(label + LABEL.length());
                    String folder = Optional.ofNullable(resources.get(TARGET + store))
                            .map(target -> target.text("bucket_folder"))
                            .orElse("");
                    ways.put(store, new Way(compared.module(), block.type(), folder));
                }
            });
        }
        return ways;
    }

    private static RenderNote note(String store, Way was, Way way) {
        return new RenderNote(
                "EPOCH",
                way.module() + "/" + way.type() + LABEL + store,
                Disturbance.REHYDRATE,
                true,
                "A " + ChangeWords.noun(way.type()) + " takes the place of the " + ChangeWords.noun(was.type()) + " of "
                        + store
                        + " and would write to the same folder " + way.folder()
                        + ", where files of the same names count as ingested. Raise the hint loadEpoch of the datastore by one in the"
                        + " same change: all its tables are read again, into a folder of their own");
    }
}
