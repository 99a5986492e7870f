package io.datasurface.awsbatch.spec.json;

import io.datasurface.awsbatch.spec.FormerTable;
import io.datasurface.awsbatch.spec.LakeSpec;
import io.datasurface.awsbatch.spec.MaintainSpec;
import io.datasurface.awsbatch.spec.MaintainTable;
import io.datasurface.awsbatch.spec.RawRetention;
import io.datasurface.awsbatch.spec.TableFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

final class MaintainCodec {
    private MaintainCodec() {}

    static void write(Out out, MaintainSpec spec) {
        out.text("platform", spec.platform());
        out.text("store", spec.store());
        CommonCodec.writeLake(out, spec.lake());
        out.objects("tables", spec.tables(), (fields, table) -> {
            fields.text("dataset", table.dataset());
            fields.text("table", table.table());
            fields.bool("directlyQueried", table.directlyQueried());
            fields.text("compactionInterval", table.compactionInterval().toString());
            fields.text("snapshotRetention", table.snapshotRetention().toString());
            fields.text("orphanRetention", table.orphanRetention().toString());
            fields.text("tombstoneRetention", table.tombstoneRetention().toString());
            table.historyRetention().ifPresent(kept -> fields.text("historyRetention", kept.toString()));
            CommonCodec.writeFormat(fields, table.format());
        });
        spec.raw()
                .ifPresent(raw -> out.object("raw", fields -> {
                    fields.text("location", raw.location());
                    fields.text("kept", raw.kept().toString());
                    raw.runMarker().ifPresent(marker -> fields.text("runMarker", marker));
                }));
        if (!spec.former().isEmpty()) {
            out.objects("former", spec.former(), MaintainCodec::writeFormer);
        }
    }

    private static void writeFormer(Out out, FormerTable table) {
        out.text("dataset", table.dataset());
        out.text("table", table.table());
        out.text("successor", table.successor());
        out.text("kept", table.kept().toString());
    }

    static Value<MaintainSpec> read(Fields fields) {
        Value<String> platform = fields.text("platform");
        Value<String> store = fields.text("store");
        Value<LakeSpec> lake = CommonCodec.readLake(fields);
        Value<List<MaintainTable>> tables = fields.objects("tables", MaintainCodec::readTable);
        Value<Optional<RawRetention>> raw = fields.optionalObject("raw", MaintainCodec::readRaw);
        Value<List<FormerTable>> former = fields.optionalObjects("former", MaintainCodec::readFormer);
        return fields.build(
                () -> new MaintainSpec(platform.get(), store.get(), lake.get(), tables.get(), raw.get(), former.get()));
    }

    private static Value<FormerTable> readFormer(Fields fields) {
        Value<String> dataset = fields.text("dataset");
        Value<String> table = fields.text("table");
        Value<String> successor = fields.text("successor");
        Value<Duration> kept = fields.duration("kept");
        return fields.build(() -> new FormerTable(dataset.get(), table.get(), successor.get(), kept.get()));
    }

    private static Value<RawRetention> readRaw(Fields fields) {
        Value<String> location = fields.text("location");
        Value<Duration> kept = fields.duration("kept");
        Value<Optional<String>> runMarker = fields.optionalText("runMarker");
        return fields.build(() -> new RawRetention(location.get(), kept.get(), runMarker.get()));
    }

    private static Value<MaintainTable> readTable(Fields fields) {
        Value<String> dataset = fields.text("dataset");
        Value<String> table = fields.text("table");
        Value<Boolean> directlyQueried = fields.bool("directlyQueried");
        Value<Duration> compactionInterval = fields.duration("compactionInterval");
        Value<Duration> snapshotRetention = fields.duration("snapshotRetention");
        Value<Duration> orphanRetention = fields.duration("orphanRetention");
        Value<Duration> tombstoneRetention = fields.duration("tombstoneRetention");
        Value<Optional<Duration>> historyRetention = fields.optionalDuration("historyRetention");
        Value<TableFormat> format = CommonCodec.readFormat(fields);
        return fields.build(() -> new MaintainTable(
                dataset.get(),
                table.get(),
                directlyQueried.get(),
                compactionInterval.get(),
                snapshotRetention.get(),
                orphanRetention.get(),
                tombstoneRetention.get(),
                historyRetention.get(),
                format.get()));
    }
}
