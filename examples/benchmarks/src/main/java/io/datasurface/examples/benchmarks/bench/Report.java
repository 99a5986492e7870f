package io.datasurface.examples.benchmarks.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Measurements as text. */
public final class Report {
    private static final double NANOS = 1e9;
    private static final double MEGA = 1e6;
    private static final double MEBI = 1 << 20;

    private Report() {}

    /**
     * A table in Markdown.
     *
     * @param stages the stages
     * @param measurements what they cost
     * @param subject what was worked on
     * @return lines that end with line feeds
     */
    public static String table(List<Stage> stages, List<Measurement> measurements, Subject subject) {
        StringBuilder table = new StringBuilder("""
                | Stage | CPU s | MB/s | ratio | wall s | first run: CPU s | ratio | heap MiB | came out |
                |---|---|---|---|---|---|---|---|---|
                """);
        for (int i = 0; i < stages.size(); i++) {
            Measurement measured = measurements.get(i);
            Optional<Measurement> base = stages.get(i).baseline().flatMap(name -> find(measurements, name));
            table.append(text(
                    "| %s | %.2f | %.0f | %s | %.2f | %.2f | %s | %s | %s |\n",
                    measured.stage(),
                    measured.best().cpu() / NANOS,
                    subject.bytes() / MEGA / (measured.best().cpu() / NANOS),
                    base.map(other -> ratio(measured.best(), other.best())).orElse(""),
                    measured.best().wall() / NANOS,
                    measured.first().cpu() / NANOS,
                    base.map(other -> ratio(measured.first(), other.first())).orElse(""),
                    measured.heap().isPresent() ? text("%.0f", measured.heap().getAsLong() / MEBI) : "",
                    measured.outcome()));
        }
        return table.toString();
    }

    /**
     * One line for a terminal.
     *
     * @param measured what a stage cost
     * @return the line
     */
    public static String line(Measurement measured) {
        return text(
                "%-8s best %.2f s CPU, %.2f s wall; first %.2f s CPU, %.2f s wall; %s",
                measured.stage(),
                measured.best().cpu() / NANOS,
                measured.best().wall() / NANOS,
                measured.first().cpu() / NANOS,
                measured.first().wall() / NANOS,
                measured.outcome());
    }

    private static Optional<Measurement> find(List<Measurement> measurements, String stage) {
        return measurements.stream().filter(each -> each.stage().equals(stage)).findFirst();
    }

    private static String ratio(Measurement.Run run, Measurement.Run base) {
        return text("%.2f", (double) run.cpu() / base.cpu());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
