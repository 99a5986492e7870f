package io.datasurface.awsbatch.report;

import io.datasurface.awsbatch.instance.CellAccount;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.terraform.JsonText;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfMap;
import io.datasurface.awsbatch.terraform.TfValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The quota report for programs, for people, and in a few lines. */
public final class QuotaDocuments {
    private static final int FULLEST = 3;

    private final Instance instance;
    private final QuotaReport report;

    /**
     * Makes documents.
     *
     * @param instance the platform instance
     * @param report how much is used
     */
    public QuotaDocuments(Instance instance, QuotaReport report) {
        this.instance = instance;
        this.report = report;
    }

    /**
     * Returns {@code quotas.json}. Format, version 1: an array {@code cells}, each with {@code name}, {@code label}, {@code account},
     * {@code region}, {@code quotas} (each with {@code id}, {@code service}, {@code name}, {@code code} if there is one, {@code used},
     * {@code limit}, {@code free}, {@code percent}, {@code unit}, {@code source}) and {@code seconds} that AWS's throttles make calls take.
     */
    public String json() {
        List<TfValue> cells = new ArrayList<>();
        for (CellAccount cell : instance.cells().all()) {
            List<TfValue> quotas =
                    report.of(cell).stream().map(QuotaDocuments::entry).toList();
            TfMap waits = Tf.map();
            for (Map.Entry<String, Long> wait : report.waits(cell).entrySet()) {
                waits = waits.put(wait.getKey(), wait.getValue());
            }
            cells.add(Tf.map()
                    .put("name", cell.name())
                    .put("label", cell.label())
                    .put("account", cell.account())
                    .put("region", instance.region())
                    .put("quotas", Tf.list(quotas))
                    .put("seconds", waits));
        }
        return JsonText.of(Tf.map()
                .put("version", 1)
                .put("reservePercent", instance.parameters().integer("quotaReserve"))
                .put("cells", Tf.list(cells)));
    }

    private static TfValue entry(QuotaUse use) {
        TfMap entry = Tf.map()
                .put("id", use.quota().id())
                .put("service", use.quota().service())
                .put("name", use.quota().title());
        if (use.quota().code().isPresent()) {
            entry = entry.put("code", use.quota().code().get());
        }
        return entry.put("used", use.used())
                .put("limit", use.limit())
                .put("free", use.free())
                .put("percent", use.percent())
                .put("unit", use.unit())
                .put("source", use.quota().source());
    }

    /** Returns {@code QUOTAS.md}. */
    public String text() {
        StringBuilder out = new StringBuilder(
                """
                # Quotas

                What this render needs of each account, and what the account allows. Limits are AWS's defaults as they were at the date in the
                last column, or what the parameters `quotas` and `cells.quotas` say; @reserve@ percent of each are left to others. Look up
                the real ones in Service Quotas by their code, and write them into the model: `datasurface aws quotas --rendered .` (with
                `datasurface-aws.jar` beside the tool) prints them as parameters. Runs at a time are the mean of a day with
                @seconds@ seconds for a run (`glue.runSeconds`); what comes together at its peaks waits in Glue's queue.
                """.replace("@reserve@", Long.toString(instance.parameters().integer("quotaReserve"))).replace(
                        "@seconds@", Long.toString(instance.parameters().integer("glue.runSeconds"))));
        for (CellAccount cell : instance.cells().all()) {
            out.append("\n## Cell ")
                    .append(cell.label())
                    .append(": account ")
                    .append(cell.account())
                    .append(" in ")
                    .append(instance.region())
                    .append("\n\n| Quota | Code | Used | Limit | Free | % | From |\n|---|---|--:|--:|--:|--:|---|\n");
            report.of(cell).forEach(use -> out.append(row(use)));
            out.append("\nAt the rates that AWS allows, to describe all that DMS has here takes ")
                    .append(report.waits(cell).getOrDefault("dms-refresh", 0L))
                    .append(" seconds, and all schedules ")
                    .append(report.waits(cell).getOrDefault("schedules-refresh", 0L))
                    .append(": a refresh of all root modules takes that long at least, however many run at once.\n");
        }
        return out.toString();
    }

    private static String row(QuotaUse use) {
        String unit = use.unit().isEmpty() ? "" : ", " + use.unit();
        return String.join(
                        " | ",
                        "| " + use.quota().service() + ": " + use.quota().title() + unit + " (`"
                                + use.quota().id() + "`)",
                        use.quota().code().orElse(""),
                        Long.toString(use.used()),
                        Long.toString(use.limit()),
                        Long.toString(use.free()),
                        Long.toString(use.percent()),
                        use.quota().source())
                + " |\n";
    }

    /** Returns the quotas of each cell that are used most. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (CellAccount cell : instance.cells().all()) {
            StringBuilder line =
                    new StringBuilder("quotas of cell " + cell.label() + " (account " + cell.account() + "): ");
            List<QuotaUse> fullest = report.of(cell).stream()
                    .sorted(Comparator.comparingLong(QuotaUse::percent)
                            .reversed()
                            .thenComparing(QuotaUse::quota))
                    .limit(FULLEST)
                    .toList();
            for (int i = 0; i < fullest.size(); i++) {
                QuotaUse use = fullest.get(i);
                line.append(i == 0 ? "" : ", ")
                        .append(use.quota().id())
                        .append(' ')
                        .append(use.used())
                        .append(" of ")
                        .append(use.limit())
                        .append(" (")
                        .append(use.percent())
                        .append("%)");
            }
            notes.add(line + "; quotas.json has all");
        }
        return notes;
    }
}
