package io.datasurface.tck;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ParameterRule;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterValues;
import io.datasurface.spi.Parameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives a plugin values of parameters that it allows and has perhaps not thought of: the ends of ranges, nothing, too much. */
final class StrangeParameters {
    private static final String LONG_TEXT = "x".repeat(5000);
    private static final List<Long> NUMBERS = List.of(0L, -1L, 1L, Long.MIN_VALUE, Long.MAX_VALUE);
    private static final List<Duration> SPANS = List.of(
            Duration.ZERO,
            Duration.ofSeconds(-1),
            Duration.ofMillis(1),
            Duration.ofDays(100_000),
            Duration.ofSeconds(Long.MAX_VALUE));

    /** One value of one parameter. */
    private record Setting(ParameterSpec spec, JsonValue value) {}

    private final ContractRun run;
    private final List<String> mistakes = new ArrayList<>();

    private StrangeParameters(ContractRun run) {
        this.run = run;
    }

    /** What the plugin throws at, a line for each value. */
    static List<String> mistakes(ContractRun run) {
        StrangeParameters strange = new StrangeParameters(run);
        List<List<Setting>> rounds = new ArrayList<>();
        for (ParameterSpec spec : run.provider().parameters()) {
            List<JsonValue> values = values(spec)
                    .filter(value -> isAllowed(spec, value))
                    .distinct()
                    .toList();
            for (int i = 0; i < values.size(); i++) {
                if (rounds.size() == i) {
                    rounds.add(new ArrayList<>());
                }
                rounds.get(i).add(new Setting(spec, values.get(i)));
            }
        }
        rounds.forEach(strange::check);
        return strange.mistakes;
    }

    /** Values of several parameters at once, and of halves of them if that goes wrong, as one that is refused hides the others. */
    private void check(List<Setting> settings) {
        List<Problem> problems = run.with(ParameterEdits.set(
                        run.model(),
                        run.provider(),
                        settings.stream().map(Setting::spec).toList(),
                        settings.stream().map(Setting::value).toList()))
                .render()
                .problems();
        Optional<Problem> failure =
                problems.stream().filter(Expectations::isFailure).findFirst();
        if (settings.size() == 1) {
            failure.ifPresent(problem -> mistakes.add(settings.get(0).spec().name() + ": "
                    + shown(settings.get(0).value()) + " is allowed, and then " + problem.message()));
        } else if (failure.isPresent() || problems.stream().anyMatch(Expectations::isError)) {
            int half = settings.size() / 2;
            check(settings.subList(0, half));
            check(settings.subList(half, settings.size()));
        }
    }

    private static String shown(JsonValue value) {
        String text = ParameterValues.text(value);
        return '"' + (text.length() > 40 ? text.substring(0, 40) + "..." : text) + '"';
    }

    static boolean isAllowed(ParameterSpec spec, JsonValue value) {
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        return Parameters.check(List.of(spec), ParameterEdits.alone(spec, value), ObjectPath.ROOT, problems)
                .isPresent();
    }

    static Stream<JsonValue> values(ParameterSpec spec) {
        ParameterRule rule = spec.rule().orElse(null);
        return switch (spec.type()) {
            case FLAG -> Stream.of(ParameterValues.of(true), ParameterValues.of(false));
            case INTEGER -> numbers(rule);
            case DURATION -> spans(rule);
            case TEXT, SECRET -> texts(spec).map(ParameterValues::of);
            case TEXT_LIST ->
                Stream.concat(
                        Stream.of(
                                ParameterValues.of(List.of()),
                                ParameterValues.of(Collections.nCopies(2, element(spec)))),
                        texts(spec).map(text -> ParameterValues.of(List.of(text))));
            case TEXT_MAP ->
                Stream.concat(
                        Stream.of(new JsonValue.Group(Map.of())),
                        Stream.concat(
                                Stream.of("", " ", "/", LONG_TEXT).map(key -> entry(key, element(spec))),
                                texts(spec).map(text -> entry("tck", text))));
        };
    }

    private static JsonValue entry(String key, String text) {
        return new JsonValue.Group(Map.of(key, ParameterValues.of(text)));
    }

    private static Stream<JsonValue> numbers(@Nullable ParameterRule rule) {
        if (rule instanceof ParameterRule.NumberRange range) {
            return Stream.of(range.least(), range.most().orElse(Long.MAX_VALUE)).map(ParameterValues::of);
        }
        if (rule instanceof ParameterRule.OneOf one) {
            return one.choices().stream().map(Long::valueOf).map(ParameterValues::of);
        }
        return NUMBERS.stream().map(ParameterValues::of);
    }

    private static Stream<JsonValue> spans(@Nullable ParameterRule rule) {
        if (rule instanceof ParameterRule.DurationRange range) {
            return Stream.of(range.least(), range.most().orElse(Duration.ofSeconds(Long.MAX_VALUE)))
                    .map(ParameterValues::of);
        }
        return SPANS.stream().map(ParameterValues::of);
    }

    private static Stream<String> texts(ParameterSpec spec) {
        if (spec.rule().orElse(null) instanceof ParameterRule.OneOf one) {
            return one.choices().stream();
        }
        String example = element(spec);
        return Stream.of("", " ", "0", "/", ".", "..", example + example, example.toUpperCase(Locale.ROOT), LONG_TEXT);
    }

    /** The example, or an element of it. */
    private static String element(ParameterSpec spec) {
        JsonValue example = ParameterExamples.example(spec);
        if (example instanceof JsonValue.Items items && !items.values().isEmpty()) {
            return ParameterValues.text(items.values().get(0));
        }
        if (example instanceof JsonValue.Group group && !group.values().isEmpty()) {
            return ParameterValues.text(group.values().values().iterator().next());
        }
        return spec.example();
    }
}
