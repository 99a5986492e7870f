package io.datasurface.awsbatch.foundation;

import static io.datasurface.awsbatch.foundation.Documents.list;
import static io.datasurface.awsbatch.foundation.Documents.object;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A definition in the Amazon States Language, as far as ours go. */
final class Machine {
    private static final Set<String> ENDS = Set.of("Succeed", "Fail");
    private static final Pattern STEP = Pattern.compile("\\.([A-Za-z]+)|\\[([0-9]+)]");

    private final Map<String, @Nullable Object> definition;
    private final Map<String, @Nullable Object> states;

    Machine(Map<String, @Nullable Object> definition) {
        this.definition = definition;
        this.states = object(definition.get("States"));
    }

    Map<String, @Nullable Object> states() {
        return states;
    }

    /** What is wrong with the way from state to state, in this machine and those inside its maps. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        Set<String> reached = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(text(definition.get("StartAt"))));
        while (!next.isEmpty()) {
            String name = next.pop();
            if (!states.containsKey(name)) {
                problems.add("no state " + name);
            } else if (reached.add(name)) {
                List<String> successors = successors(object(states.get(name)));
                boolean ends =
                        ENDS.contains(type(name)) || object(states.get(name)).containsKey("End");
                if (ends != successors.isEmpty()) {
                    problems.add("state " + name + " neither ends nor goes on, or does both");
                }
                next.addAll(successors);
            }
        }
        states.keySet().stream()
                .filter(name -> !reached.contains(name))
                .forEach(name -> problems.add("state " + name + " is never reached"));
        states.forEach((name, state) -> {
            if (object(state).get("ItemProcessor") instanceof Map<?, ?> inner) {
                problems.addAll(new Machine(object(inner)).problems());
            }
        });
        return problems;
    }

    String type(String state) {
        return text(object(states.get(state)).get("Type"));
    }

    private static List<String> successors(Map<String, @Nullable Object> state) {
        List<String> result = new ArrayList<>();
        for (String key : List.of("Next", "Default")) {
            if (state.get(key) instanceof String next) {
                result.add(next);
            }
        }
        for (String key : List.of("Choices", "Catch")) {
            if (state.get(key) instanceof List<?> rules) {
                rules.forEach(rule -> result.add(text(object(rule).get("Next"))));
            }
        }
        return result;
    }

    /** Where a choice goes for these data. */
    String choose(String state, Map<String, @Nullable Object> data) {
        Map<String, @Nullable Object> choice = object(states.get(state));
        for (Object rule : list(choice.get("Choices"))) {
            if (holds(object(rule), data)) {
                return text(object(rule).get("Next"));
            }
        }
        return text(choice.get("Default"));
    }

    /** Fails, as Step Functions does, when a comparison finds nothing to compare. */
    private static boolean holds(Map<String, @Nullable Object> rule, Map<String, @Nullable Object> data) {
        if (rule.get("And") instanceof List<?> all) {
            return all.stream().allMatch(each -> holds(object(each), data));
        }
        String variable = text(rule.get("Variable"));
        Object value = at(data, variable);
        if (rule.containsKey("IsPresent")) {
            return value != null;
        }
        if (value == null) {
            throw new IllegalStateException("Nothing is at " + variable);
        }
        if (rule.containsKey("IsNumeric")) {
            return value instanceof Number;
        }
        if (rule.get("StringEqualsPath") instanceof String path) {
            return value.equals(at(data, path));
        }
        if (rule.get("StringEquals") instanceof String text) {
            return value.equals(text);
        }
        if (rule.get("NumericGreaterThanEquals") instanceof Number number) {
            return ((Number) value).longValue() >= number.longValue();
        }
        if (rule.get("NumericEquals") instanceof Number number) {
            return ((Number) value).longValue() == number.longValue();
        }
        if (rule.get("NumericGreaterThanEqualsPath") instanceof String path) {
            return ((Number) value).longValue() >= ((Number) Objects.requireNonNull(at(data, path))).longValue();
        }
        if (rule.get("NumericGreaterThan") instanceof Number number) {
            return ((Number) value).longValue() > number.longValue();
        }
        throw new IllegalStateException("A comparison that the test does not know: " + rule);
    }

    private static @Nullable Object at(Map<String, @Nullable Object> data, String path) {
        Object value = data;
        Matcher steps = STEP.matcher(path);
        while (steps.find() && value != null) {
            if (steps.group(1) != null) {
                value = value instanceof Map<?, ?> map ? map.get(steps.group(1)) : null;
            } else {
                int index = Integer.parseInt(steps.group(2));
                value = value instanceof List<?> items && index < items.size() ? items.get(index) : null;
            }
        }
        return value;
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }
}
