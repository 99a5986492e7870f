package io.datasurface.examples.benchmarks.graph;

import io.datasurface.examples.benchmarks.bench.Measurement;
import io.datasurface.examples.benchmarks.bench.Stage;
import java.util.List;
import java.util.Locale;

/** What stages on graphs cost, by node, in Markdown. */
final class GraphReport {
    private static final double NANOS = 1e9;
    private static final double MEBI = 1 << 20;

    private GraphReport() {}

    static String table(List<Stage> stages, List<Measurement> measurements, long nodes) {
        StringBuilder table = new StringBuilder("| Stage | CPU s | wall s | first run: CPU s | CPU by the baseline's |"
                + " heap MiB | bytes per node | came out |\n|---|---|---|---|---|---|---|---|\n");
        for (int i = 0; i < stages.size(); i++) {
            Measurement measured = measurements.get(i);
            String ratio = stages.get(i)
                    .baseline()
                    .flatMap(name -> measurements.stream()
                            .filter(each -> each.stage().equals(name))
                            .findFirst())
                    .map(base -> text(
                            "%.3f", (double) measured.best().cpu() / base.best().cpu()))
                    .orElse("");
            table.append(text(
                    "| %s | %.2f | %.2f | %.2f | %s | %s | %s | %s |\n",
                    measured.stage(),
                    measured.best().cpu() / NANOS,
                    measured.best().wall() / NANOS,
                    measured.first().cpu() / NANOS,
                    ratio,
                    measured.heap().isPresent() ? text("%.1f", measured.heap().getAsLong() / MEBI) : "",
                    measured.heap().isPresent()
                            ? text("%.1f", (double) measured.heap().getAsLong() / nodes)
                            : "",
                    measured.outcome()));
        }
        return table.toString();
    }

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
