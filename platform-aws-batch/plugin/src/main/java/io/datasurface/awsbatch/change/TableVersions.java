package io.datasurface.awsbatch.change;

import io.datasurface.awsbatch.instance.LakeNames;
import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.FormerTable;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.TableChange;
import io.datasurface.awsbatch.spec.json.SpecFormatException;
import io.datasurface.awsbatch.spec.json.SpecReader;
import io.datasurface.graph.diff.Disturbance;
import io.datasurface.spi.RenderNote;
import io.datasurface.spi.RenderedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds datasets whose table of the last render can't become what they need now, so that their ingestion would fail: they need another version of it. Of
 * another version it says what that does; one that does not come after the table of before is refused, as it shows what was long ago.
 */
final class TableVersions {
    private static final String CODE = "TABLE";

    private final RenderedChange change;
    private final String path;

    /**
     * Of one document.
     *
     * @param path where it is now
     */
    TableVersions(RenderedChange change, String path) {
        this.change = change;
        this.path = path;
    }

    List<RenderNote> notes(IngestSpec was, IngestSpec now) {
        List<RenderNote> notes = new ArrayList<>();
        for (IngestTable table : now.tables()) {
            was.tables().stream()
                    .filter(before -> before.dataset().equals(table.dataset()))
                    .findFirst()
                    .flatMap(before -> note(now, before, table))
                    .ifPresent(notes::add);
        }
        return notes;
    }

    private Optional<RenderNote> note(IngestSpec spec, IngestTable before, IngestTable now) {
        String what = "dataset " + now.dataset() + " of datastore " + spec.store();
        if (before.table().equals(now.table())) {
            List<String> obstacles = TableChange.obstacles(before, now);
            return obstacles.isEmpty()
                    ? Optional.empty()
                    : Optional.of(note(
                            now,
                            true,
                            "The table " + now.table() + " cannot follow " + what + ", so its ingest job would fail: "
                                    + String.join("; ", obstacles) + ". Raise " + LakeNames.VERSIONS
                                    + " of dataset/" + spec.store() + "/" + now.dataset()
                                    + " by one (it is 1 if it is not there): another version of the table is loaded"
                                    + " beside it, and readers go on with this one until that is whole"
                                    + (spec.source() instanceof DmsSource
                                            ? ". If types have changed at the source, raise the hint loadEpoch of the"
                                                    + " datastore, too, as files that are staged have the old ones"
                                            : "")));
        }
        Optional<FormerTable> former = former(before.table());
        return Optional.of(
                former.isPresent()
                        ? note(
                                now,
                                false,
                                "The " + what + " is loaded anew into " + now.table() + ", and what is made of it is"
                                        + " made anew when that is whole; " + before.table() + " goes "
                                        + former.get().kept() + " later")
                        : note(
                                now,
                                true,
                                "The table of " + what + " is " + before.table() + " and would be " + now.table()
                                        + ", which is no version after it: readers would see what it had long ago,"
                                        + " if it is still there. Do not lower " + LakeNames.VERSIONS));
    }

    private static RenderNote note(IngestTable table, boolean refused, String text) {
        return new RenderNote(CODE, "tables/" + table.table(), Disturbance.REHYDRATE, refused, text);
    }

    /** What upkeep does about the table. */
    private Optional<FormerTable> former(String table) {
        String upkeep = path.replace("/specs/ingest/", "/specs/maintain/");
        return change.after(upkeep).stream()
                .flatMap(bytes -> {
                    try {
                        return SpecReader.readMaintain(upkeep, bytes).former().stream();
                    } catch (SpecFormatException e) {
                        throw new IllegalStateException("What was just rendered cannot be read: " + upkeep, e);
                    }
                })
                .filter(former -> former.table().equals(table))
                .findFirst();
    }
}
