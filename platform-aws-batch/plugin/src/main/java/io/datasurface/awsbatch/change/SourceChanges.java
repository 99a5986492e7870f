package io.datasurface.awsbatch.change;

import io.datasurface.awsbatch.spec.BatchSource;
import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.FeedSource;
import io.datasurface.awsbatch.spec.FileDropSource;
import io.datasurface.awsbatch.spec.IngestSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.JdbcSource;
import io.datasurface.awsbatch.spec.json.SpecFormatException;
import io.datasurface.awsbatch.spec.json.SpecReader;
import io.datasurface.graph.diff.Disturbance;
import io.datasurface.spi.RenderNote;
import io.datasurface.spi.RenderedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds datastores that were taken from another platform's lake and are now read from their source: the tables show what came by the feed, and
 * the ingest job does not mix that with a load of the source, unless the load epoch says that all is read anew.
 */
final class SourceChanges {
    private static final Pattern DOCUMENT = Pattern.compile("chunks/[^/]+/specs/ingest/([^/]+\\.json)");

    private SourceChanges() {}

    /**
     * A note for each such datastore whose load epoch is as it was, for each that would be in another folder, and
     * for each table that cannot follow its dataset, or has another version.
     */
    static List<RenderNote> notes(RenderedChange change) {
        SortedMap<String, IngestSpec> before = new TreeMap<>();
        for (String path : change.pathsBefore()) {
            Matcher document = DOCUMENT.matcher(path);
            if (document.matches() && change.changed().contains(path)) {
                change.before(path)
                        .flatMap(bytes -> read(path, bytes))
                        .ifPresent(spec -> before.put(document.group(1), spec));
            }
        }
        List<RenderNote> notes = new ArrayList<>();
        for (String path : change.pathsAfter()) {
            Matcher document = DOCUMENT.matcher(path);
            if (document.matches() && before.containsKey(document.group(1))) {
                change.after(path).flatMap(bytes -> read(path, bytes)).ifPresent(now -> {
                    IngestSpec was = Objects.requireNonNull(before.get(document.group(1)));
                    if (isMixed(was, now)) {
                        notes.add(note(path, now));
                    }
                    ZoneFolders.note(path, was, now).ifPresent(notes::add);
                    notes.addAll(new TableVersions(change, path).notes(was, now));
                });
            }
        }
        return notes;
    }

    /** What is no document any more says nothing. */
    private static Optional<IngestSpec> read(String path, byte[] bytes) {
        try {
            return Optional.of(SpecReader.readIngest(path, bytes));
        } catch (SpecFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isMixed(IngestSpec before, IngestSpec now) {
        OptionalLong epoch = now.source().accept(new Epoch());
        return before.source() instanceof FeedSource feed
                && !(now.source() instanceof FeedSource)
                && epoch.isPresent()
                && epoch.getAsLong() <= feed.loadEpoch();
    }

    private static RenderNote note(String path, IngestSpec now) {
        return new RenderNote(
                "EPOCH",
                path,
                Disturbance.CATCH_UP,
                true,
                "The datastore " + now.store()
                        + " was taken from another platform and is now read from its source, and its load epoch is as it was,"
                        + " so its ingest job will fail: give the datastore a hint loadEpoch that is greater than before, with which all its"
                        + " tables are read from the source once");
    }

    /** Of sources that are loaded by epochs. */
    private static final class Epoch implements IngestSource.Visitor<OptionalLong> {
        @Override
        public OptionalLong dms(DmsSource source) {
            return OptionalLong.of(source.loadEpoch());
        }

        @Override
        public OptionalLong batches(BatchSource source) {
            return OptionalLong.empty();
        }

        @Override
        public OptionalLong jdbc(JdbcSource source) {
            return OptionalLong.of(source.loadEpoch());
        }

        @Override
        public OptionalLong drops(FileDropSource source) {
            return OptionalLong.of(source.loadEpoch());
        }

        @Override
        public OptionalLong feed(FeedSource source) {
            return OptionalLong.of(source.loadEpoch());
        }
    }
}
