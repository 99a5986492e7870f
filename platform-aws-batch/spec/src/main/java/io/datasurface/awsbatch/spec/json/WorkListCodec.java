package io.datasurface.awsbatch.spec.json;

import io.datasurface.awsbatch.spec.JobKind;
import io.datasurface.awsbatch.spec.SpecDocument;
import io.datasurface.awsbatch.spec.WorkList;
import java.util.List;

/** The one document whose root is an array; every item has the version. */
final class WorkListCodec {
    private WorkListCodec() {}

    static void write(Out out, WorkList list) {
        out.array(list.items(), (fields, item) -> {
            fields.number("version", SpecDocument.VERSION);
            fields.text("job", item.job().text());
            fields.text("spec", item.spec());
        });
    }

    static Value<WorkList> read(Node root, Problems problems) {
        if (root.kind() != Node.Kind.ARRAY) {
            problems.add(root, "is " + root.kind() + "; a work list is " + Node.Kind.ARRAY);
            return Value.failed();
        }
        Value<List<WorkList.Item>> items = Fields.list(root, element -> readItem(new Fields(element, problems)));
        if (items.isFailed()) {
            return Value.failed();
        }
        try {
            return Value.of(new WorkList(items.get()));
        } catch (IllegalArgumentException e) {
            problems.add(root, String.valueOf(e.getMessage()));
            return Value.failed();
        }
    }

    private static Value<WorkList.Item> readItem(Fields fields) {
        fields.version();
        Value<JobKind> job = fields.job("job");
        Value<String> spec = fields.text("spec");
        return fields.build(() -> new WorkList.Item(job.get(), spec.get()));
    }
}
