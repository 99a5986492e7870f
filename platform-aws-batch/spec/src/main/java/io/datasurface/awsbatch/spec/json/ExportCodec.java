package io.datasurface.awsbatch.spec.json;

import io.datasurface.awsbatch.spec.ConsumerView;
import io.datasurface.awsbatch.spec.CopyFolder;
import io.datasurface.awsbatch.spec.DatasetRef;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.ExportTarget;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.JdbcTarget;
import io.datasurface.awsbatch.spec.LakeSpec;
import io.datasurface.awsbatch.spec.LakeTarget;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.SnapshotTarget;
import io.datasurface.awsbatch.spec.TableSchema;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

final class ExportCodec {
    private static final String JDBC = "jdbc";
    private static final String LAKE = "lake";
    private static final String SNAPSHOT = "snapshot";

    private ExportCodec() {}

    static void write(Out out, ExportSpec spec) {
        out.text("platform", spec.platform());
        out.text("container", spec.container());
        out.text("chunk", spec.chunk());
        out.object("target", fields -> writeTarget(fields, spec.target()));
        CommonCodec.writeLake(out, spec.lake());
        out.objects("tables", spec.tables(), ExportCodec::writeTable);
        out.objects("views", spec.views(), ExportCodec::writeView);
    }

    static Value<ExportSpec> read(Fields fields) {
        Value<String> platform = fields.text("platform");
        Value<String> container = fields.text("container");
        Value<String> chunk = fields.text("chunk");
        Value<ExportTarget> target = fields.object("target", ExportCodec::readTarget);
        Value<LakeSpec> lake = CommonCodec.readLake(fields);
        Value<List<ExportTable>> tables = fields.objects("tables", ExportCodec::readTable);
        Value<List<ConsumerView>> views = fields.objects("views", ExportCodec::readView);
        return fields.build(() -> new ExportSpec(
                platform.get(), container.get(), chunk.get(), target.get(), lake.get(), tables.get(), views.get()));
    }

    private static void writeTarget(Out out, ExportTarget target) {
        target.accept(new ExportTarget.Visitor<Out>() {
            @Override
            public Out jdbc(JdbcTarget jdbc) {
                out.text("kind", JDBC);
                writeDatabase(out, jdbc);
                return out;
            }

            @Override
            public Out lake(LakeTarget lake) {
                out.text("kind", LAKE);
                out.text("region", lake.region());
                out.text("database", lake.database());
                out.text("workgroup", lake.workgroup());
                return out;
            }

            @Override
            public Out snapshot(SnapshotTarget snapshot) {
                out.text("kind", SNAPSHOT);
                out.text("location", snapshot.location());
                out.text("schema", snapshot.schema());
                return out;
            }
        });
    }

    private static Value<ExportTarget> readTarget(Fields fields) {
        Value<String> kind = fields.kind(JDBC, LAKE, SNAPSHOT);
        if (kind.isFailed()) {
            return Value.failed();
        }
        if (kind.get().equals(LAKE)) {
            Value<String> region = fields.text("region");
            Value<String> database = fields.text("database");
            Value<String> workgroup = fields.text("workgroup");
            return fields.build(() -> new LakeTarget(region.get(), database.get(), workgroup.get()));
        }
        if (kind.get().equals(SNAPSHOT)) {
            Value<String> location = fields.text("location");
            Value<String> schema = fields.text("schema");
            return fields.build(() -> new SnapshotTarget(location.get(), schema.get()));
        }
        Value<JdbcTarget> database = readDatabase(fields);
        return fields.build(database::get);
    }

    static void writeDatabase(Out out, JdbcTarget jdbc) {
        out.text("engine", jdbc.engine().name());
        out.text("host", jdbc.host());
        out.number("port", jdbc.port());
        out.text("database", jdbc.database());
        out.text("schema", jdbc.schema());
        out.text("secretArn", jdbc.secretArn());
        out.textMap("properties", jdbc.properties());
        jdbc.copy()
                .ifPresent(copy -> out.object("copy", fields -> {
                    fields.text("location", copy.location());
                    fields.text("region", copy.region());
                    copy.roleArn().ifPresent(arn -> fields.text("roleArn", arn));
                }));
    }

    private static Value<CopyFolder> readCopy(Fields fields) {
        Value<String> location = fields.text("location");
        Value<String> region = fields.text("region");
        Value<Optional<String>> roleArn = fields.optionalText("roleArn");
        return fields.build(() -> new CopyFolder(location.get(), region.get(), roleArn.get()));
    }

    /** Does not say of other fields that they are unknown. */
    static Value<JdbcTarget> readDatabase(Fields fields) {
        Value<String> database = fields.text("database");
        Value<JdbcEngine> engine = fields.oneOf("engine", JdbcEngine.class);
        Value<String> host = fields.text("host");
        Value<Integer> port = fields.integer("port");
        Value<String> schema = fields.text("schema");
        Value<String> secretArn = fields.text("secretArn");
        Value<SortedMap<String, String>> properties = fields.textMap("properties");
        Value<Optional<CopyFolder>> copy = fields.optionalObject("copy", ExportCodec::readCopy);
        boolean failed = Stream.of(engine, host, port, database, schema, secretArn, properties, copy)
                .anyMatch(Value::isFailed);
        return fields.part(
                failed,
                () -> new JdbcTarget(
                        engine.get(),
                        host.get(),
                        port.get(),
                        database.get(),
                        schema.get(),
                        secretArn.get(),
                        properties.get(),
                        copy.get()));
    }

    static void writeTable(Out out, ExportTable table) {
        CommonCodec.writeDataset(out, table.dataset());
        out.text("sourceTable", table.sourceTable());
        out.text("targetTable", table.targetTable());
        CommonCodec.writeSchema(out, table.schema());
        out.text("milestoning", table.milestoning().name());
    }

    static Value<ExportTable> readTable(Fields fields) {
        Value<DatasetRef> dataset = CommonCodec.readDataset(fields);
        Value<String> sourceTable = fields.text("sourceTable");
        Value<String> targetTable = fields.text("targetTable");
        Value<TableSchema> schema = CommonCodec.readSchema(fields);
        Value<Milestoning> milestoning = fields.oneOf("milestoning", Milestoning.class);
        return fields.build(() ->
                new ExportTable(dataset.get(), sourceTable.get(), targetTable.get(), schema.get(), milestoning.get()));
    }

    private static void writeView(Out out, ConsumerView view) {
        out.text("workspace", view.workspace());
        out.text("datasetGroup", view.datasetGroup());
        CommonCodec.writeDataset(out, view.dataset());
        out.text("view", view.view());
        out.texts("columns", view.columns());
        out.text("milestoning", view.milestoning().name());
        out.texts("readers", view.readers());
    }

    private static Value<ConsumerView> readView(Fields fields) {
        Value<String> workspace = fields.text("workspace");
        Value<String> datasetGroup = fields.text("datasetGroup");
        Value<DatasetRef> dataset = CommonCodec.readDataset(fields);
        Value<String> view = fields.text("view");
        Value<List<String>> columns = fields.texts("columns");
        Value<Milestoning> milestoning = fields.oneOf("milestoning", Milestoning.class);
        Value<List<String>> readers = fields.texts("readers");
        return fields.build(() -> new ConsumerView(
                workspace.get(),
                datasetGroup.get(),
                dataset.get(),
                view.get(),
                columns.get(),
                milestoning.get(),
                readers.get()));
    }
}
