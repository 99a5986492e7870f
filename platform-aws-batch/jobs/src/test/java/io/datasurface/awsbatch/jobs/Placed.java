package io.datasurface.awsbatch.jobs;

import io.datasurface.awsbatch.spec.CodeSpec;
import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.IngestSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.MaintainSpec;
import io.datasurface.awsbatch.spec.TransformOutput;
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
        return new IngestSpec(
                rendered.platform(),
                rendered.store(),
                rendered.consistency(),
                source,
                store.lake(),
                rendered.batchTable(),
                rendered.limits(),
                rendered.tables());
    }

    /** The same of a transformer, with its program. */
    public static TransformSpec in(Store store, TransformSpec spec, byte[] program) {
        CodeSpec code = spec.code();
        Path file = store.folder().resolve("program").resolve(code.entry());
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TransformSpec(
                spec.platform(),
                spec.workspace(),
                new CodeSpec(
                        code.kind(),
                        file.toUri().toString(),
                        code.entry(),
                        code.version(),
                        code.requirements(),
                        code.environment()),
                store.lake(),
                spec.inputs(),
                new TransformOutput(
                        spec.output().store(), store.landing(), spec.output().datasets()),
                spec.trigger());
    }

    /** The same of upkeep. */
    public static MaintainSpec in(Store store, MaintainSpec rendered) {
        return new MaintainSpec(rendered.platform(), rendered.store(), store.lake(), rendered.tables());
    }
}
