package io.datasurface.awsbatch.spec.json;

import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.JobKind;
import io.datasurface.awsbatch.spec.MaintainSpec;
import io.datasurface.awsbatch.spec.ReconcileSpec;
import io.datasurface.awsbatch.spec.SpecDocument;
import io.datasurface.awsbatch.spec.TransformSpec;
import io.datasurface.awsbatch.spec.WorkList;
import java.util.List;
import java.util.Locale;

/**
 * Reads spec documents, strictly: an unknown or missing field, a wrong type, a value that a record refuses and a version that is too
 * new are all problems, and all problems of a document are reported together.
 */
public final class SpecReader {
    private SpecReader() {}

    /**
     * Reads a document of any kind.
     *
     * @param name of the document, for messages
     * @param json UTF-8
     * @throws SpecFormatException if it is no valid spec
     */
    public static SpecDocument read(String name, byte[] json) {
        Problems problems = new Problems(name);
        Fields root = new Fields(Parser.parse(json, problems), problems);
        Value<JobKind> kind = root.header();
        problems.throwIfAny();
        Value<? extends SpecDocument> document = switch (kind.get()) {
            case INGEST -> IngestCodec.read(root);
            case EXPORT -> ExportCodec.read(root);
            case TRANSFORM -> TransformCodec.read(root);
            case MAINTAIN -> MaintainCodec.read(root);
            case RECONCILE -> ReconcileCodec.read(root);
        };
        problems.throwIfAny();
        return document.get();
    }

    /**
     * Reads a document that has to be an ingest spec.
     *
     * @throws SpecFormatException if it is none
     */
    public static IngestSpec readIngest(String name, byte[] json) {
        return readKind(name, json, IngestSpec.class);
    }

    /**
     * Reads a document that has to be an export spec.
     *
     * @throws SpecFormatException if it is none
     */
    public static ExportSpec readExport(String name, byte[] json) {
        return readKind(name, json, ExportSpec.class);
    }

    /**
     * Reads a document that has to be a transform spec.
     *
     * @throws SpecFormatException if it is none
     */
    public static TransformSpec readTransform(String name, byte[] json) {
        return readKind(name, json, TransformSpec.class);
    }

    /**
     * Reads a document that has to be a maintain spec.
     *
     * @throws SpecFormatException if it is none
     */
    public static MaintainSpec readMaintain(String name, byte[] json) {
        return readKind(name, json, MaintainSpec.class);
    }

    /**
     * Reads a document that has to be a reconcile spec.
     *
     * @throws SpecFormatException if it is none
     */
    public static ReconcileSpec readReconcile(String name, byte[] json) {
        return readKind(name, json, ReconcileSpec.class);
    }

    /**
     * Reads a work list.
     *
     * @throws SpecFormatException if it is none
     */
    public static WorkList readWorkList(String name, byte[] json) {
        Problems problems = new Problems(name);
        Node root = Parser.parse(json, problems);
        Value<WorkList> list = WorkListCodec.read(root, problems);
        problems.throwIfAny();
        return list.get();
    }

    private static <T extends SpecDocument> T readKind(String name, byte[] json, Class<T> type) {
        SpecDocument document = read(name, json);
        if (!type.isInstance(document)) {
            String expected = type.getSimpleName().replace("Spec", "").toLowerCase(Locale.ROOT);
            throw new SpecFormatException(
                    name,
                    List.of(new SpecProblem(
                            "$.document",
                            1,
                            1,
                            "is \"" + document.job().text() + "\"; this job reads \"" + expected + "\"")));
        }
        return type.cast(document);
    }
}
