package io.datasurface.awsbatch.jobs;

import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.IngestSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.MaintainSpec;
import io.datasurface.awsbatch.spec.TransformSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
