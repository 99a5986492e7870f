package io.datasurface.awsbatch.spec.json;

import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.JdbcTarget;
import io.datasurface.awsbatch.spec.LakeSpec;
import io.datasurface.awsbatch.spec.ReconcileSide;
import io.datasurface.awsbatch.spec.ReconcileSpec;
import io.datasurface.awsbatch.spec.SourceSide;
import io.datasurface.awsbatch.spec.TargetSide;
import java.util.List;
import java.util.SortedMap;

final class ReconcileCodec {
    private static final String SOURCE = "source";
    private static final String TARGET = "target";

    private ReconcileCodec() {}

    static void write(Out out, ReconcileSpec spec) {
        out.text("platform", spec.platform());
        out.text("subject", spec.subject());
        CommonCodec.writeLake(out, spec.lake());
        out.text("reports", spec.reports());
        out.number("tolerance", spec.tolerance());
        out.object("side", fields -> writeSide(fields, spec.side()));
    }

    static Value<ReconcileSpec> read(Fields fields) {
        Value<String> platform = fields.text("platform");
        Value<String> subject = fields.text("subject");
        Value<LakeSpec> lake = CommonCodec.readLake(fields);
        Value<String> reports = fields.text("reports");
        Value<Long> tolerance = fields.number("tolerance");
        Value<ReconcileSide> side = fields.object("side", ReconcileCodec::readSide);
        return fields.build(() -> new ReconcileSpec(
                platform.get(), subject.get(), lake.get(), reports.get(), tolerance.get(), side.get()));
    }

    private static void writeSide(Out out, ReconcileSide side) {
        side.accept(new ReconcileSide.Visitor<Out>() {
            @Override
            public Out source(SourceSide source) {
                out.text("kind", SOURCE);
                out.text("engine", source.engine().name());
                out.text("host", source.host());
                out.number("port", source.port());
                out.text("database", source.database());
                out.text("secretArn", source.secretArn());
                out.textMap("properties", source.properties());
                out.objects("tables", source.tables(), IngestCodec::writeTable);
                return out;
            }

            @Override
            public Out target(TargetSide target) {
                out.text("kind", TARGET);
                ExportCodec.writeDatabase(out, target.database());
                out.objects("tables", target.tables(), ExportCodec::writeTable);
                return out;
            }
        });
    }

    private static Value<ReconcileSide> readSide(Fields fields) {
        Value<String> kind = fields.kind(SOURCE, TARGET);
        if (kind.isFailed()) {
            return Value.failed();
        }
        return kind.get().equals(SOURCE) ? readSource(fields) : readTarget(fields);
    }

    private static Value<ReconcileSide> readSource(Fields fields) {
        Value<JdbcEngine> engine = fields.oneOf("engine", JdbcEngine.class);
        Value<String> host = fields.text("host");
        Value<Integer> port = fields.integer("port");
        Value<String> database = fields.text("database");
        Value<String> secretArn = fields.text("secretArn");
        Value<SortedMap<String, String>> properties = fields.textMap("properties");
        Value<List<IngestTable>> tables = fields.objects("tables", IngestCodec::readTable);
        return fields.build(() -> new SourceSide(
                engine.get(), host.get(), port.get(), database.get(), secretArn.get(), properties.get(), tables.get()));
    }

    private static Value<ReconcileSide> readTarget(Fields fields) {
        Value<JdbcTarget> database = ExportCodec.readDatabase(fields);
        Value<List<ExportTable>> tables = fields.objects("tables", ExportCodec::readTable);
        return fields.build(() -> new TargetSide(database.get(), tables.get()));
    }
}
