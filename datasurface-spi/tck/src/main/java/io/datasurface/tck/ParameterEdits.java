package io.datasurface.tck;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterType;
import io.datasurface.spi.ParameterValues;
import io.datasurface.spi.Parameters;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Other parameters of all instances of a plugin. */
final class ParameterEdits {
    private static final Set<ParameterType> TEXTS =
            EnumSet.of(ParameterType.TEXT, ParameterType.SECRET, ParameterType.TEXT_LIST, ParameterType.TEXT_MAP);

    private ParameterEdits() {}

    /** Without those that need not be there. */
    static Ecosystem requiredOnly(Ecosystem model, DataPlatformProvider plugin) {
        Set<String> required = plugin.parameters().stream()
                .filter(ParameterSpec::required)
                .map(ParameterSpec::name)
                .collect(Collectors.toSet());
        return instances(model, plugin, given -> {
            Map<String, JsonValue> left = given;
            for (ParameterSpec spec : plugin.parameters()) {
                if (!required.contains(spec.name())) {
                    left = without(left, spec.keys());
                }
            }
            return left;
        });
    }

    /** With the example of each one that is not there, where plugins can do with all of them. */
    static Ecosystem allExamples(Ecosystem model, DataPlatformProvider plugin) {
        return instances(model, plugin, given -> {
            Map<String, JsonValue> all = given;
            for (ParameterSpec spec : plugin.parameters()) {
                all = find(all, spec.keys()) == null ? with(all, spec.keys(), ParameterExamples.example(spec)) : all;
            }
            return all;
        });
    }

    /** Texts of a value with an end. */
    enum Ends {
        /** Texts, elements of lists, and values of maps. */
        VALUES,
        /** Keys of maps. */
        KEYS
    }

    /** Those parameters that the plugin takes together with such ends, each tried beside those before it. */
    static List<ParameterSpec> taking(ContractRun run, Ends where, String text) {
        List<ParameterSpec> texts = run.provider().parameters().stream()
                .filter(spec ->
                        where == Ends.KEYS ? spec.type() == ParameterType.TEXT_MAP : TEXTS.contains(spec.type()))
                .filter(spec -> isAllowed(spec, where, text))
                .toList();
        return accepted(run, where, List.of(), texts, text);
    }

    /** With other values of some. */
    static Ecosystem set(
            Ecosystem model, DataPlatformProvider plugin, List<ParameterSpec> specs, List<JsonValue> values) {
        return instances(model, plugin, given -> {
            Map<String, JsonValue> set = given;
            for (int i = 0; i < specs.size(); i++) {
                set = with(set, specs.get(i).keys(), values.get(i));
            }
            return set;
        });
    }

    /** Nothing but one of them. */
    static Map<String, JsonValue> alone(ParameterSpec spec, JsonValue value) {
        return with(Map.of(), spec.keys(), value);
    }

    private static boolean isAllowed(ParameterSpec spec, Ends where, String text) {
        Map<String, JsonValue> alone = alone(spec, ended(ParameterExamples.example(spec), where, text));
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        return Parameters.check(List.of(spec), alone, ObjectPath.ROOT, problems).isPresent();
    }

    private static List<ParameterSpec> accepted(
            ContractRun run, Ends where, List<ParameterSpec> before, List<ParameterSpec> more, String text) {
        if (more.isEmpty()) {
            return before;
        }
        List<ParameterSpec> all = ModelEdits.joined(before, more);
        ContractRun tried = run.with(ended(run.model(), run.provider(), all, where, text));
        if (!tried.hasErrors() || (more.size() == 1 && tried.problems().stream().anyMatch(Expectations::isFailure))) {
            return all; // What throws at a text is to be seen.
        }
        if (more.size() == 1) {
            return before;
        }
        int half = more.size() / 2;
        List<ParameterSpec> first = accepted(run, where, before, more.subList(0, half), text);
        return accepted(run, where, first, more.subList(half, more.size()), text);
    }

    /** With an end to the texts that are there, or to examples of them. */
    static Ecosystem ended(
            Ecosystem model, DataPlatformProvider plugin, List<ParameterSpec> specs, Ends where, String end) {
        return instances(model, plugin, given -> {
            Map<String, JsonValue> ended = given;
            for (ParameterSpec spec : specs) {
                JsonValue old = find(given, spec.keys());
                ended = with(
                        ended, spec.keys(), ended(old == null ? ParameterExamples.example(spec) : old, where, end));
            }
            return ended;
        });
    }

    private static JsonValue ended(JsonValue value, Ends where, String end) {
        UnaryOperator<String> ended = text -> text + end;
        return where == Ends.KEYS
                ? texts(value, ended, UnaryOperator.identity())
                : texts(value, UnaryOperator.identity(), ended);
    }

    /** With other texts, elements of lists and values of maps. */
    static JsonValue texts(JsonValue value, UnaryOperator<String> change) {
        return texts(value, UnaryOperator.identity(), change);
    }

    private static JsonValue texts(JsonValue value, UnaryOperator<String> keys, UnaryOperator<String> change) {
        if (value instanceof JsonValue.Text text) {
            return ParameterValues.of(change.apply(text.value()));
        } else if (value instanceof JsonValue.Items items) {
            return new JsonValue.Items(items.values().stream()
                    .map(each -> texts(each, keys, change))
                    .toList());
        } else if (value instanceof JsonValue.Group group) {
            Map<String, JsonValue> all = new LinkedHashMap<>();
            group.values().forEach((key, each) -> all.put(keys.apply(key), texts(each, keys, change)));
            return new JsonValue.Group(all);
        }
        return value;
    }

    private static Ecosystem instances(
            Ecosystem model, DataPlatformProvider plugin, UnaryOperator<Map<String, JsonValue>> change) {
        EcosystemCopy copy = new EcosystemCopy(model);
        copy.parameters(plugin.type(), change);
        return copy.ecosystem();
    }

    private static @Nullable JsonValue find(Map<String, JsonValue> given, List<String> keys) {
        JsonValue value = given.get(keys.get(0));
        if (keys.size() == 1 || value == null) {
            return value;
        }
        return value instanceof JsonValue.Group group ? find(group.values(), keys.subList(1, keys.size())) : null;
    }

    private static Map<String, JsonValue> with(Map<String, JsonValue> given, List<String> keys, JsonValue value) {
        return changed(given, keys, (all, key) -> {
            all.put(key, value);
            return all;
        });
    }

    private static Map<String, JsonValue> without(Map<String, JsonValue> given, List<String> keys) {
        return changed(given, keys, (all, key) -> {
            all.remove(key);
            return all;
        });
    }

    private static Map<String, JsonValue> changed(
            Map<String, JsonValue> given,
            List<String> keys,
            BiFunction<Map<String, JsonValue>, String, Map<String, JsonValue>> change) {
        Map<String, JsonValue> all = new LinkedHashMap<>(given);
        String key = keys.get(0);
        if (keys.size() == 1) {
            return change.apply(all, key);
        }
        Map<String, JsonValue> inner = all.get(key) instanceof JsonValue.Group group ? group.values() : Map.of();
        Map<String, JsonValue> left = changed(inner, keys.subList(1, keys.size()), change);
        if (left.isEmpty()) {
            all.remove(key);
        } else {
            all.put(key, new JsonValue.Group(left));
        }
        return all;
    }
}
