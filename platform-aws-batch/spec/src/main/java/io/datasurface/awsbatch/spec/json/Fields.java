package io.datasurface.awsbatch.spec.json;

import io.datasurface.awsbatch.spec.JobKind;
import io.datasurface.awsbatch.spec.SpecDocument;
import io.datasurface.awsbatch.spec.json.Node.Kind;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one JSON object. Each method names a field that is known; what is wrong with it is reported and gives a failed
 * {@link Value}. {@link #build} comes last: it reports fields that no method named, and makes the object if nothing was wrong.
 */
final class Fields {
    private final Node object;
    private final Problems problems;
    private final int problemsBefore;
    private final boolean usable;
    private final Set<String> known = new LinkedHashSet<>();

    Fields(Node object, Problems problems) {
        this.object = object;
        this.problems = problems;
        this.problemsBefore = problems.count();
        this.usable = object.kind() == Kind.OBJECT;
        if (!usable) {
            problems.add(object, "is " + object.kind() + "; expected " + Kind.OBJECT);
        }
    }

    /** What kind of document this is; reports also a version that is not understood. */
    Value<JobKind> header() {
        Value<JobKind> kind = job("document");
        version();
        return kind;
    }

    /** The name of a job. */
    Value<JobKind> job(String name) {
        return textAs(name, text -> choice(text, JobKind.values(), JobKind::text));
    }

    /** Checks the field {@code version}. */
    void version() {
        Value<Long> version = number("version");
        if (!version.isFailed() && (version.get() < 1 || version.get() > SpecDocument.VERSION)) {
            problem(
                    "version",
                    "is " + version.get() + "; this program reads versions 1 to " + SpecDocument.VERSION
                            + ": update the job, or render the document with the plugin of the job's version");
        }
    }

    Value<String> text(String name) {
        Node node = required(name, Kind.STRING);
        return node == null ? Value.failed() : Value.of(node.scalar());
    }

    Value<Optional<String>> optionalText(String name) {
        return has(name) ? map(text(name)) : Value.of(Optional.empty());
    }

    /** A text with a meaning; {@code parse} throws {@link IllegalArgumentException} if it has none. */
    <T> Value<T> textAs(String name, Function<String, T> parse) {
        Value<String> text = text(name);
        if (text.isFailed()) {
            return Value.failed();
        }
        try {
            return Value.of(parse.apply(text.get()));
        } catch (IllegalArgumentException e) {
            problem(name, String.valueOf(e.getMessage()));
            return Value.failed();
        }
    }

    <E extends Enum<E>> Value<E> oneOf(String name, Class<E> type) {
        return textAs(name, text -> choice(text, type.getEnumConstants(), Enum::name));
    }

    /** The same of a field that may be missing. */
    <T> Value<Optional<T>> optionalTextAs(String name, Function<String, T> parse) {
        return has(name) ? map(textAs(name, parse)) : Value.of(Optional.empty());
    }

    /** The field named kind, which decides about the others. */
    Value<String> kind(String... kinds) {
        return choice("kind", kinds);
    }

    /** A field that decides about others. */
    Value<String> choice(String name, String... choices) {
        return textAs(name, text -> choice(text, choices, Function.identity()));
    }

    Value<Duration> duration(String name) {
        return textAs(name, Fields::toDuration);
    }

    Value<Optional<Duration>> optionalDuration(String name) {
        return has(name) ? map(duration(name)) : Value.of(Optional.empty());
    }

    Value<Long> number(String name) {
        Node node = required(name, Kind.NUMBER);
        if (node == null) {
            return Value.failed();
        }
        if (!node.scalar().matches("-?[0-9]{1,18}")) {
            problems.add(node, "is " + node.scalar() + "; expected a whole number of at most 18 digits");
            return Value.failed();
        }
        return Value.of(Long.valueOf(node.scalar()));
    }

    Value<Optional<Long>> optionalNumber(String name) {
        return has(name) ? map(number(name)) : Value.of(Optional.empty());
    }

    Value<Integer> integer(String name) {
        Value<Long> number = number(name);
        if (number.isFailed()) {
            return Value.failed();
        }
        if (number.get() != number.get().intValue()) {
            problem(name, "is " + number.get() + "; expected at most " + Integer.MAX_VALUE);
            return Value.failed();
        }
        return Value.of(number.get().intValue());
    }

    Value<Boolean> bool(String name) {
        Node node = required(name, Kind.BOOLEAN);
        return node == null ? Value.failed() : Value.of(Boolean.valueOf(node.scalar()));
    }

    Value<List<String>> texts(String name) {
        return elements(name, element -> {
            if (element.kind() != Kind.STRING) {
                problems.add(element, "is " + element.kind() + "; expected " + Kind.STRING);
                return Value.failed();
            }
            return Value.of(element.scalar());
        });
    }

    /** An object whose fields are all strings. */
    Value<SortedMap<String, String>> textMap(String name) {
        Node node = required(name, Kind.OBJECT);
        if (node == null) {
            return Value.failed();
        }
        SortedMap<String, String> map = new TreeMap<>();
        boolean sound = true;
        for (Map.Entry<String, Node> member : node.members().entrySet()) {
            map.put(member.getKey(), member.getValue().scalar());
            if (member.getValue().kind() != Kind.STRING) {
                problems.add(member.getValue(), "is " + member.getValue().kind() + "; expected " + Kind.STRING);
                sound = false;
            }
        }
        return sound ? Value.of(map) : Value.failed();
    }

    <T> Value<T> object(String name, Function<Fields, Value<T>> read) {
        Node node = required(name, Kind.OBJECT);
        return node == null ? Value.failed() : read.apply(new Fields(node, problems));
    }

    <T> Value<Optional<T>> optionalObject(String name, Function<Fields, Value<T>> read) {
        return has(name) ? map(object(name, read)) : Value.of(Optional.empty());
    }

    <T> Value<List<T>> objects(String name, Function<Fields, Value<T>> read) {
        return elements(name, element -> read.apply(new Fields(element, problems)));
    }

    /** None if there is no such field. */
    <T> Value<List<T>> optionalObjects(String name, Function<Fields, Value<T>> read) {
        return has(name) ? objects(name, read) : Value.of(List.of());
    }

    /** Makes what the fields describe. A refusal by its constructor is a problem of the whole object. */
    <T> Value<T> build(Supplier<T> make) {
        if (usable) {
            object.members().forEach((name, member) -> {
                if (!known.contains(name)) {
                    problems.add(member, "is not a field here; there are " + String.join(", ", known));
                }
            });
        }
        return part(problems.count() > problemsBefore, make);
    }

    /** Makes a part of what the fields describe, from fields of which none failed. */
    <T> Value<T> part(boolean failed, Supplier<T> make) {
        if (failed) {
            return Value.failed();
        }
        try {
            return Value.of(make.get());
        } catch (IllegalArgumentException e) {
            problems.add(object, String.valueOf(e.getMessage()));
            return Value.failed();
        }
    }

    private <T> Value<List<T>> elements(String name, Function<Node, Value<T>> read) {
        Node node = required(name, Kind.ARRAY);
        return node == null ? Value.failed() : list(node, read);
    }

    static <T> Value<List<T>> list(Node array, Function<Node, Value<T>> read) {
        List<T> list = new ArrayList<>();
        boolean sound = true;
        for (Node element : array.elements()) {
            Value<T> value = read.apply(element);
            if (value.isFailed()) {
                sound = false;
            } else {
                list.add(value.get());
            }
        }
        return sound ? Value.of(list) : Value.failed();
    }

    boolean has(String name) {
        known.add(name);
        return object.members().containsKey(name);
    }

    private @Nullable Node required(String name, Kind kind) {
        boolean present = has(name);
        Node node = object.members().get(name);
        if (node == null) {
            if (usable && !present) {
                problems.add(object, "field \"" + name + "\" is missing; it is " + kind);
            }
            return null;
        }
        if (node.kind() != kind) {
            problems.add(node, "is " + node.kind() + "; expected " + kind);
            return null;
        }
        return node;
    }

    private void problem(String name, String message) {
        Node node = object.members().get(name);
        problems.add(node == null ? object : node, message);
    }

    private static <T> Value<Optional<T>> map(Value<T> value) {
        return value.isFailed() ? Value.failed() : Value.of(Optional.of(value.get()));
    }

    private static <E> E choice(String text, E[] values, Function<E, String> name) {
        List<String> accepted = new ArrayList<>();
        for (E value : values) {
            if (name.apply(value).equals(text)) {
                return value;
            }
            accepted.add(name.apply(value));
        }
        throw new IllegalArgumentException(
                String.format(Locale.ROOT, "\"%s\" is unknown; use %s", text, String.join(", ", accepted)));
    }

    private static Duration toDuration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no duration; use ISO 8601 with days at most, such as PT15M or P30D", e);
        }
    }
}
