package io.datasurface.awsbatch.report;

import io.datasurface.awsbatch.crawl.RawCatalog;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Orchestration;
import io.datasurface.awsbatch.report.CostLine.Kind;
import io.datasurface.awsbatch.terraform.JsonText;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfMap;
import io.datasurface.awsbatch.terraform.TfValue;
import io.datasurface.awsbatch.work.TableFormats;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The cost estimate for programs, for people, and in a line. */
final class CostDocuments {
    private static final int MOST = 20;

    private final Instance instance;
    private final CostReport report;

    CostDocuments(Instance instance, CostReport report) {
        this.instance = instance;
        this.report = report;
    }

    private static String store(CostLine line) {
        return line.kind() == Kind.STORE ? line.subject() : "";
    }

    private static String workspace(CostLine line) {
        return line.kind() == Kind.WORKSPACE ? line.subject() : "";
    }

    private List<String> assumptions() {
        return List.of(
                "A month has " + CostReport.DAYS + " days; a run takes "
                        + instance.parameters().integer("glue.runSeconds")
                        + " seconds (glue.runSeconds) and works off " + CostReport.ROWS_PER_SECOND
                        + " changed rows in each more"
                        + (Orchestration.of(instance).hasMachines()
                                ? "; an execution has " + CostReport.TRANSITIONS + " state transitions."
                                : "."),
                "A dataset has " + instance.parameters().integer("costs.rows") + " rows (costs.rows) of "
                        + instance.parameters().integer("costs.rowBytes") + " bytes (costs.rowBytes), of which "
                        + instance.parameters().integer("costs.changesPerDay")
                        + " change in a day (costs.changesPerDay); the hints " + Volumes.ROWS + " and "
                        + Volumes.CHANGES
                        + " of a datastore say better."
                        + TableFormats.others(instance).stream()
                                .map(format -> " A table of " + format.title() + " has the same rows once more.")
                                .collect(Collectors.joining()),
                "A replication instance is paid by the datastores that it serves, an export by the workspaces that use its container, in"
                        + " equal parts; a serverless replication by its datastore, at the least capacity that it may have, all month: what it grows"
                        + " to in a full load or at peaks comes on top."
                        + crawls(),
                "Not counted: history beyond the rows, logs, metrics, queries of Athena, consumers' databases, networks, support and taxes.",
                "Prices are list prices of us-east-1 as assumed in 2026-11, in US dollars, unless the parameter prices says otherwise.");
    }

    /**
     * Returns {@code costs.json}. Format, version 1: {@code total}, and by name {@code cells}, {@code foundations}, {@code chunks},
     * {@code stores} and {@code workspaces}, all US dollars a month; {@code prices} by id; {@code assumptions}. The total is the sum of the
     * cells, and of the foundations and the chunks, and of the foundations, the stores and the workspaces.
     */
    String json() {
        Prices prices = new Prices(instance);
        TfMap table = Tf.map();
        for (Price price : Price.values()) {
            table = table.put(price.id(), Tf.number(prices.of(price)));
        }
        return JsonText.of(Tf.map()
                .put("version", 1)
                .put("currency", "USD")
                .put("total", money(report.total()))
                .put("cells", sums(report.by(CostLine::cell)))
                .put("foundations", sums(report.by(line -> line.kind() == Kind.FOUNDATION ? line.cell() : "")))
                .put("chunks", sums(report.by(CostLine::chunk)))
                .put("stores", sums(report.by(CostDocuments::store)))
                .put("workspaces", sums(report.by(CostDocuments::workspace)))
                .put("prices", table)
                .put("assumptions", Tf.texts(assumptions())));
    }

    private String crawls() {
        RawCatalog catalog = new RawCatalog(instance);
        return catalog.isAsked()
                ? " A crawl of raw files takes " + CostReport.CRAWL_MINUTES
                        + " minutes, the least that is paid, of " + CostReport.CRAWL_DPUS
                        + " data processing units; crawls a day: " + catalog.aDay() + " (" + RawCatalog.SCHEDULE + ")."
                : "";
    }

    private static TfMap sums(SortedMap<String, Long> sums) {
        List<Map.Entry<String, Long>> entries = List.copyOf(sums.entrySet());
        Map<String, TfValue> values = new java.util.LinkedHashMap<>();
        entries.forEach(entry -> values.put(entry.getKey(), money(entry.getValue())));
        return Tf.map(values);
    }

    private static TfValue money(long millionths) {
        return Tf.number(BigDecimal.valueOf(millionths, 6));
    }

    private static String dollars(long millionths) {
        return BigDecimal.valueOf(millionths, 6)
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** Returns {@code COSTS.md}. */
    String text() {
        StringBuilder out = new StringBuilder("# Costs\n\nThis render is estimated to cost ")
                .append(dollars(report.total()))
                .append(" US dollars a month. `costs.json` has all of it.\n\n");
        assumptions().forEach(line -> out.append("* ").append(line).append('\n'));
        table(out, "Cell", report.by(CostLine::cell));
        table(out, "Chunk", report.by(CostLine::chunk));
        table(out, "Datastore", report.by(CostDocuments::store));
        table(out, "Workspace", report.by(CostDocuments::workspace));
        out.append("\n| Price | Dollars | For |\n|---|--:|---|\n");
        Prices prices = new Prices(instance);
        for (Price price : Price.values()) {
            out.append("| `")
                    .append(price.id())
                    .append("` | ")
                    .append(prices.of(price).toPlainString())
                    .append(" | ")
                    .append(price.per())
                    .append(" |\n");
        }
        return out.toString();
    }

    private static void table(StringBuilder out, String what, SortedMap<String, Long> sums) {
        List<Map.Entry<String, Long>> dearest = new ArrayList<>(sums.entrySet());
        dearest.sort(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        out.append("\n| ").append(what).append(" | Dollars a month |\n|---|--:|\n");
        dearest.stream()
                .limit(MOST)
                .forEach(entry -> out.append("| ")
                        .append(entry.getKey().replaceAll("[|`\\s\\p{Cntrl}]", " "))
                        .append(" | ")
                        .append(dollars(entry.getValue()))
                        .append(" |\n"));
        if (dearest.size() > MOST) {
            long rest =
                    dearest.stream().skip(MOST).mapToLong(Map.Entry::getValue).sum();
            out.append("| ")
                    .append(dearest.size() - MOST)
                    .append(" more | ")
                    .append(dollars(rest))
                    .append(" |\n");
        }
    }

    /** Returns the total, by cell. */
    String note() {
        StringBuilder line = new StringBuilder("estimated costs: ")
                .append(dollars(report.total()))
                .append(" USD a month");
        report.by(CostLine::cell)
                .forEach((cell, sum) ->
                        line.append(", cell ").append(cell).append(' ').append(dollars(sum)));
        return line + "; costs.json has all, and what is assumed";
    }
}
