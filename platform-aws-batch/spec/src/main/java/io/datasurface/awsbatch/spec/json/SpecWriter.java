package io.datasurface.awsbatch.spec.json;

import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.MaintainSpec;
import io.datasurface.awsbatch.spec.ReconcileSpec;
import io.datasurface.awsbatch.spec.SpecDocument;
import io.datasurface.awsbatch.spec.TransformSpec;
import io.datasurface.awsbatch.spec.WorkList;
import java.nio.charset.StandardCharsets;

/**
 * Writes spec documents in their one canonical form: fixed order of fields, two spaces of indentation, line feeds, one at the end.
 * Equal documents give equal text on any machine.
 */
public final class SpecWriter {
    private SpecWriter() {}

    /** The document as text. */
    public static String toText(SpecDocument document) {
        return Out.write(out -> out.object(fields -> {
            fields.text("document", document.job().text());
            fields.number("version", SpecDocument.VERSION);
            writeBody(fields, document);
        }));
    }

    /** The work list as text. */
    public static String toText(WorkList list) {
        return Out.write(out -> WorkListCodec.write(out, list));
    }

    /** The document as UTF-8. */
    public static byte[] toBytes(SpecDocument document) {
        return toText(document).getBytes(StandardCharsets.UTF_8);
    }

    /** The work list as UTF-8. */
    public static byte[] toBytes(WorkList list) {
        return toText(list).getBytes(StandardCharsets.UTF_8);
    }

    private static void writeBody(Out out, SpecDocument document) {
        switch (document.job()) {
            case INGEST -> IngestCodec.write(out, (IngestSpec) document);
            case EXPORT -> ExportCodec.write(out, (ExportSpec) document);
            case TRANSFORM -> TransformCodec.write(out, (TransformSpec) document);
            case MAINTAIN -> MaintainCodec.write(out, (MaintainSpec) document);
            case RECONCILE -> ReconcileCodec.write(out, (ReconcileSpec) document);
        }
    }
}
