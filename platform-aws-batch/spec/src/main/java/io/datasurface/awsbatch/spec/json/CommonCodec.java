package io.datasurface.awsbatch.spec.json;

import io.datasurface.awsbatch.spec.BatchSource;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.DatasetRef;
import io.datasurface.awsbatch.spec.FileFormat;
import io.datasurface.awsbatch.spec.LakeAccess;
import io.datasurface.awsbatch.spec.LakeSpec;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableFormat;
import io.datasurface.awsbatch.spec.TableSchema;
import java.util.List;
import java.util.Optional;

/** What several kinds of documents hold. */
final class CommonCodec {
    private CommonCodec() {}

    static void writeLake(Out out, LakeSpec lake) {
        out.object("lake", fields -> {
            fields.text("catalog", lake.catalog());
            fields.text("warehouse", lake.warehouse());
            fields.text("database", lake.database());
            lake.tables().ifPresent(tables -> fields.text("tables", tables));
            lake.access()
                    .ifPresent(access -> fields.object("access", inner -> {
                        inner.text("account", access.account());
                        inner.text("region", access.region());
                        inner.text("roleArn", access.roleArn());
                    }));
        });
    }

    static Value<LakeSpec> readLake(Fields fields) {
        return fields.object("lake", lake -> {
            Value<String> catalog = lake.text("catalog");
            Value<String> warehouse = lake.text("warehouse");
            Value<String> database = lake.text("database");
            Value<Optional<String>> tables = lake.optionalText("tables");
            Value<Optional<LakeAccess>> access = lake.optionalObject("access", CommonCodec::readAccess);
            return lake.build(
                    () -> new LakeSpec(catalog.get(), warehouse.get(), database.get(), tables.get(), access.get()));
        });
    }

    private static Value<LakeAccess> readAccess(Fields fields) {
        Value<String> account = fields.text("account");
        Value<String> region = fields.text("region");
        Value<String> roleArn = fields.text("roleArn");
        return fields.build(() -> new LakeAccess(account.get(), region.get(), roleArn.get()));
    }

    /** Columns and key as two fields of the object that has the schema. */
    static void writeSchema(Out out, TableSchema schema) {
        out.lines("columns", schema.columns(), (line, column) -> {
            line.text("name", column.name());
            line.text("type", column.type().toString());
            line.bool("nullable", column.nullable());
            column.timeZone().ifPresent(zone -> line.text("timeZone", zone));
        });
        out.texts("primaryKey", schema.primaryKey());
    }

    static Value<TableSchema> readSchema(Fields fields) {
        Value<List<ColumnSpec>> columns = fields.objects("columns", CommonCodec::readColumn);
        Value<List<String>> primaryKey = fields.texts("primaryKey");
        return fields.part(
                columns.isFailed() || primaryKey.isFailed(), () -> new TableSchema(columns.get(), primaryKey.get()));
    }

    private static Value<ColumnSpec> readColumn(Fields fields) {
        Value<String> name = fields.text("name");
        Value<SpecType> type = fields.textAs("type", SpecType::parse);
        Value<Boolean> nullable = fields.bool("nullable");
        Value<Optional<String>> timeZone = fields.optionalText("timeZone");
        return fields.build(() -> new ColumnSpec(name.get(), type.get(), nullable.get(), timeZone.get()));
    }

    /** Every dataset is in an Iceberg table, so only another format is told. */
    static void writeFormat(Out out, TableFormat format) {
        if (format != TableFormat.ICEBERG) {
            out.text("format", format.name());
        }
    }

    static Value<TableFormat> readFormat(Fields fields) {
        return fields.has("format") ? fields.oneOf("format", TableFormat.class) : Value.of(TableFormat.ICEBERG);
    }

    /** Store and dataset as two fields of the object that refers to a dataset. */
    static void writeDataset(Out out, DatasetRef dataset) {
        out.text("store", dataset.store());
        out.text("dataset", dataset.dataset());
    }

    static Value<DatasetRef> readDataset(Fields fields) {
        Value<String> store = fields.text("store");
        Value<String> dataset = fields.text("dataset");
        return fields.part(store.isFailed() || dataset.isFailed(), () -> new DatasetRef(store.get(), dataset.get()));
    }

    static void writeBatches(Out out, BatchSource source) {
        out.text("location", source.location());
        out.text("format", source.format().name());
        out.text("mode", source.mode().name());
    }

    static Value<BatchSource> readBatches(Fields fields) {
        Value<String> location = fields.text("location");
        Value<FileFormat> format = fields.oneOf("format", FileFormat.class);
        Value<BatchSource.Mode> mode = fields.oneOf("mode", BatchSource.Mode.class);
        return fields.build(() -> new BatchSource(location.get(), format.get(), mode.get()));
    }
}
