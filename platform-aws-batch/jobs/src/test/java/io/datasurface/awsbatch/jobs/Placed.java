package io.datasurface.awsbatch.jobs;

import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.FeedSource;
import io.datasurface.awsbatch.spec.IngestSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeSpec;
import io.datasurface.awsbatch.spec.MaintainSpec;
import io.datasurface.awsbatch.spec.TransformSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Documents that know nothing of the local lake, brought into a store of it. */
public final class Placed {
    private Placed() {}

    /** A document of the renderer with its places, and nothing else, replaced by those of a store. */
    public static IngestSpec in(Store store, IngestSpec rendered) {
        String location = store.staging().toUri().toString().replaceAll("/$", "");
        IngestSource source = rendered.source() instanceof DmsSource dms
                ? new DmsSource(location, dms.format(), dms.loadEpoch(), location + "/_datasurface/loaded")
                : store.landing();
        return rendered.at(source, store.lake());
    }

    /** What a store publishes in its lake, as another one takes it; what is read is kept below a folder. */
    static FeedSource feed(Store theirs, String folder, long epoch) {
        LakeSpec lake =
                LakeSpec.of("feed", theirs.lake().warehouse(), theirs.lake().database());
        return new FeedSource(folder + "/feeds", "Other", lake, "autocorp__ds_batches", epoch);
    }

    /** A table that has the same name in a feed. */
    static IngestTable from(Optional<IngestSource> source, IngestTable table) {
        return source.orElse(null) instanceof FeedSource feed
                ? new IngestTable(
                        table.dataset(),
                        feed.lake().database(),
                        table.table(),
                        table.table(),
                        table.schema(),
                        table.partitionColumns(),
                        table.milestoning(),
                        table.historyRetention(),
                        table.format())
                : table;
    }

    /** The same of a document that takes the store from the lake of another one. */
    public static IngestSpec fed(Store store, IngestSpec rendered, Store other) {
        FeedSource feed = (FeedSource) rendered.source();
        LakeSpec theirs = LakeSpec.of(
                feed.lake().catalog(), other.lake().warehouse(), other.lake().database());
        String location = store.staging().toUri().toString().replaceAll("/$", "");
        return new IngestSpec(
                rendered.platform(),
                rendered.store(),
                rendered.consistency(),
                new FeedSource(location, feed.platform(), theirs, feed.batchTable(), feed.loadEpoch()),
                store.lake(),
                rendered.batchTable(),
                rendered.limits(),
                rendered.tables().stream()
                        .map(table -> new IngestTable(
                                table.dataset(),
                                theirs.database(),
                                table.sourceTable(),
                                table.table(),
                                table.schema(),
                                table.partitionColumns(),
                                table.milestoning(),
                                table.historyRetention(),
                                table.format()))
                        .toList());
    }

    /** The same of a transformer, with its program. */
    public static TransformSpec in(Store store, TransformSpec spec, byte[] program) {
        Path file = store.folder().resolve("program").resolve(spec.code().entry());
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return spec.at(file.toUri().toString(), store.lake(), store.landing());
    }

    /** The same of upkeep. */
    public static MaintainSpec in(Store store, MaintainSpec rendered) {
        return rendered.at(store.lake());
    }
}
