package io.datasurface.model.lint;

import static io.datasurface.model.lint.LintRule.CONVENTION_INVALID;
import static io.datasurface.model.lint.RuleCase.CAPTURE;

import io.datasurface.model.capture.FileContent;
import io.datasurface.model.capture.FileDropIngestion;
import io.datasurface.model.capture.ValueConvention;
import io.datasurface.model.capture.ValueReading;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DateType;
import io.datasurface.model.schema.TimestampType;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Faults in conventions by which values of files are read. The dataset visits has times, also in its key, a text and a date. */
final class ConventionCases {
    static final List<RuleCase> ALL = List.of(
            fault(ValueConvention.of("seen_at", ValueReading.TEXT), text("seen_at", "dd.MM.yyyy HH:mm")),
            fault(
                    new ValueConvention("seen_at", ValueReading.EPOCH_MILLIS, Optional.of("yyyy")),
                    ValueConvention.of("seen_at", ValueReading.EPOCH_MILLIS)),
            fault(
                    ValueConvention.of("*_att", ValueReading.EPOCH_SECONDS),
                    ValueConvention.of("*_at", ValueReading.EPOCH_SECONDS)),
            fault(
                    ValueConvention.of("words", ValueReading.EPOCH_SECONDS),
                    text("seen_*", "EEE, d MMM uuuu HH:mm:ss XXX")),
            fault(ValueConvention.of("born", ValueReading.EPOCH_SECONDS), text("b*n", "dd/MM/yyyy")),
            fault(text("words", "dd/MM/yyyy"), text("born", "d-MMM-yy")),
            fault(text("born", "dd/MM"), text("born", "yyyyMMdd")),
            fault(text("born", "bad {"), text("born", "'on' yyyy-DDD")),
            fault(text("seen_at", "dd/MM/yyyy"), text("seen_at", "dd/MM/yyyy HH")),
            fault(text("seen_at", "dd/MM/yyyy hh:mm"), text("seen_at", "dd/MM/yyyy hh:mm a")),
            new RuleCase(
                    CONVENTION_INVALID,
                    CAPTURE + "/conventions/0",
                    drop(FileContent.CHANGES, ValueConvention.of("made_at", ValueReading.TIME_OF_INGESTION)),
                    drop(FileContent.CHANGES, ValueConvention.of("taken_at", ValueReading.TIME_OF_INGESTION))),
            new RuleCase(
                    CONVENTION_INVALID,
                    CAPTURE + "/conventions/0",
                    drop(FileContent.SNAPSHOT, ValueConvention.of("taken_at", ValueReading.TIME_OF_INGESTION)),
                    drop(FileContent.SNAPSHOT, ValueConvention.of("taken_at", ValueReading.EPOCH_MILLIS))),
            new RuleCase(
                    CONVENTION_INVALID,
                    CAPTURE + "/conventions/1",
                    drop(
                            FileContent.CHANGES,
                            ValueConvention.of("*_at", ValueReading.EPOCH_SECONDS),
                            ValueConvention.of("seen_at", ValueReading.EPOCH_MILLIS)),
                    drop(
                            FileContent.CHANGES,
                            ValueConvention.of("seen_at", ValueReading.EPOCH_MILLIS),
                            ValueConvention.of("*_at", ValueReading.EPOCH_SECONDS))));

    private ConventionCases() {}

    private static ValueConvention text(String columns, String pattern) {
        return new ValueConvention(columns, ValueReading.TEXT, Optional.of(pattern));
    }

    private static RuleCase fault(ValueConvention bad, ValueConvention good) {
        return new RuleCase(
                CONVENTION_INVALID,
                CAPTURE + "/conventions/0",
                drop(FileContent.CHANGES, bad),
                drop(FileContent.CHANGES, good));
    }

    private static Consumer<TestModel> drop(FileContent content, ValueConvention... conventions) {
        return CaptureCases.drop((FileDropIngestion.Builder drop) ->
                        drop.content(content).conventions(List.of(conventions)))
                .andThen(model -> {
                    TestModel.Data visits = model.crm.datasets.get(1);
                    visits.key.add("made_at");
                    visits.columns.addAll(List.of(
                            DDLColumn.required("made_at", new TimestampType("UTC")),
                            DDLColumn.of("words", TestModel.text(20)),
                            DDLColumn.of("born", new DateType()),
                            DDLColumn.of("seen_at", new TimestampType("UTC")),
                            DDLColumn.of("taken_at", new TimestampType("UTC"))));
                });
    }
}
