package io.datasurface.awsbatch.spec.json;

import io.datasurface.awsbatch.spec.BatchSource;
import io.datasurface.awsbatch.spec.CodeKind;
import io.datasurface.awsbatch.spec.CodeSpec;
import io.datasurface.awsbatch.spec.DatasetRef;
import io.datasurface.awsbatch.spec.LakeSpec;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.OutputDataset;
import io.datasurface.awsbatch.spec.TableSchema;
import io.datasurface.awsbatch.spec.TransformInput;
import io.datasurface.awsbatch.spec.TransformOutput;
import io.datasurface.awsbatch.spec.TransformSpec;
import io.datasurface.awsbatch.spec.TransformTrigger;
import java.util.List;
import java.util.SortedMap;

final class TransformCodec {
    private static final String ALL_INPUTS = "all-inputs";
    private static final String CRON = "cron";

    private TransformCodec() {}

    static void write(Out out, TransformSpec spec) {
        out.text("platform", spec.platform());
        out.text("workspace", spec.workspace());
        out.object("code", fields -> writeCode(fields, spec.code()));
        CommonCodec.writeLake(out, spec.lake());
        out.objects("inputs", spec.inputs(), TransformCodec::writeInput);
        out.object("output", fields -> writeOutput(fields, spec.output()));
        out.object("trigger", fields -> writeTrigger(fields, spec.trigger()));
    }

    static Value<TransformSpec> read(Fields fields) {
        Value<String> platform = fields.text("platform");
        Value<String> workspace = fields.text("workspace");
        Value<CodeSpec> code = fields.object("code", TransformCodec::readCode);
        Value<LakeSpec> lake = CommonCodec.readLake(fields);
        Value<List<TransformInput>> inputs = fields.objects("inputs", TransformCodec::readInput);
        Value<TransformOutput> output = fields.object("output", TransformCodec::readOutput);
        Value<TransformTrigger> trigger = fields.object("trigger", TransformCodec::readTrigger);
        return fields.build(() -> new TransformSpec(
                platform.get(), workspace.get(), code.get(), lake.get(), inputs.get(), output.get(), trigger.get()));
    }

    private static void writeCode(Out out, CodeSpec code) {
        out.text("kind", code.kind().name());
        out.text("location", code.location());
        out.text("entry", code.entry());
        out.text("version", code.version());
        out.texts("requirements", code.requirements());
        out.textMap("environment", code.environment());
    }

    private static Value<CodeSpec> readCode(Fields fields) {
        Value<CodeKind> kind = fields.oneOf("kind", CodeKind.class);
        Value<String> location = fields.text("location");
        Value<String> entry = fields.text("entry");
        Value<String> version = fields.text("version");
        Value<List<String>> requirements = fields.texts("requirements");
        Value<SortedMap<String, String>> environment = fields.textMap("environment");
        return fields.build(() -> new CodeSpec(
                kind.get(), location.get(), entry.get(), version.get(), requirements.get(), environment.get()));
    }

    private static void writeInput(Out out, TransformInput input) {
        CommonCodec.writeDataset(out, input.dataset());
        out.text("datasetGroup", input.datasetGroup());
        out.text("name", input.name());
        out.text("table", input.table());
        out.text("milestoning", input.milestoning().name());
        out.bool("previousBatch", input.previousBatch());
    }

    private static Value<TransformInput> readInput(Fields fields) {
        Value<DatasetRef> dataset = CommonCodec.readDataset(fields);
        Value<String> datasetGroup = fields.text("datasetGroup");
        Value<String> name = fields.text("name");
        Value<String> table = fields.text("table");
        Value<Milestoning> milestoning = fields.oneOf("milestoning", Milestoning.class);
        Value<Boolean> previousBatch = fields.bool("previousBatch");
        return fields.build(() -> new TransformInput(
                dataset.get(), datasetGroup.get(), name.get(), table.get(), milestoning.get(), previousBatch.get()));
    }

    private static void writeOutput(Out out, TransformOutput output) {
        out.text("store", output.store());
        out.object("landing", fields -> CommonCodec.writeBatches(fields, output.landing()));
        out.objects("datasets", output.datasets(), (fields, dataset) -> {
            fields.text("dataset", dataset.dataset());
            fields.text("name", dataset.name());
            fields.text("folder", dataset.folder());
            CommonCodec.writeSchema(fields, dataset.schema());
        });
    }

    private static Value<TransformOutput> readOutput(Fields fields) {
        Value<String> store = fields.text("store");
        Value<BatchSource> landing = fields.object("landing", CommonCodec::readBatches);
        Value<List<OutputDataset>> datasets = fields.objects("datasets", TransformCodec::readDataset);
        return fields.build(() -> new TransformOutput(store.get(), landing.get(), datasets.get()));
    }

    private static Value<OutputDataset> readDataset(Fields fields) {
        Value<String> dataset = fields.text("dataset");
        Value<String> name = fields.text("name");
        Value<String> folder = fields.text("folder");
        Value<TableSchema> schema = CommonCodec.readSchema(fields);
        return fields.build(() -> new OutputDataset(dataset.get(), name.get(), folder.get(), schema.get()));
    }

    private static void writeTrigger(Out out, TransformTrigger trigger) {
        trigger.accept(new TransformTrigger.Visitor<Out>() {
            @Override
            public Out allInputs() {
                out.text("kind", ALL_INPUTS);
                return out;
            }

            @Override
            public Out cron(TransformTrigger.Cron cron) {
                out.text("kind", CRON);
                out.text("expression", cron.expression());
                out.text("timezone", cron.timezone());
                return out;
            }
        });
    }

    private static Value<TransformTrigger> readTrigger(Fields fields) {
        Value<String> kind = fields.kind(ALL_INPUTS, CRON);
        if (kind.isFailed()) {
            return Value.failed();
        }
        if (kind.get().equals(ALL_INPUTS)) {
            return fields.build(TransformTrigger.AllInputs::new);
        }
        Value<String> expression = fields.text("expression");
        Value<String> timezone = fields.text("timezone");
        return fields.build(() -> new TransformTrigger.Cron(expression.get(), timezone.get()));
    }
}
