package io.datasurface.awsbatch.override;

import com.google.common.base.Splitter;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes of rendered resources that parameters ask for: {@code <type>.<label> <argument>} and its value, where the label may have {@code *} for
 * anything and the argument may be inside of blocks, such as {@code aws_glue_job.* execution_property.max_concurrent_runs}. The value has the
 * kind of the argument; lists are written with semicolons. Values are written like all others, so nothing in them is an expression.
 */
public final class Overrides {
    private static final Pattern KEY =
            Pattern.compile("([a-z0-9_]+)\\.([A-Za-z0-9_*-]+) +([a-z0-9_]+(?:\\.[a-z0-9_]+)*)");
    private static final Splitter PARTS = Splitter.on(';').trimResults().omitEmptyStrings();
    private static final Splitter DOTS = Splitter.on('.');
    private static final int NEAR = 3;

    private final Map<String, String> given;
    private final List<Change> changes = new ArrayList<>();
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    private record Change(String key, String type, String label, List<String> path, TfValue value) {}

    private Overrides(Map<String, String> given) {
        this.given = new TreeMap<>(given);
    }

    /**
     * Reads overrides; those that {@link #lint} complains of are left out.
     *
     * @param given values by pattern and argument
     * @param accepted arguments, as {@code type.argument}, that are refused otherwise
     */
    public static Overrides of(Map<String, String> given, List<String> accepted) {
        Overrides overrides = new Overrides(given);
        if (!given.isEmpty()) {
            overrides.read(Attributes.load(), Set.copyOf(accepted), (key, problem) -> {});
        }
        return overrides;
    }

    /**
     * Says what is wrong with overrides.
     *
     * @param given values by pattern and argument
     * @param accepted arguments, as {@code type.argument}, that are refused otherwise
     * @param problems takes the override and what is wrong with it
     */
    public static void lint(Map<String, String> given, List<String> accepted, BiConsumer<String, String> problems) {
        if (!given.isEmpty()) {
            new Overrides(given).read(Attributes.load(), Set.copyOf(accepted), problems);
        }
    }

    private void read(Attributes attributes, Set<String> accepted, BiConsumer<String, String> problems) {
        given.forEach((key, text) -> {
            Matcher parts = KEY.matcher(key);
            if (!parts.matches()) {
                problems.accept(
                        key, "is not of the form \"<type>.<label> <argument>\", such as \"aws_glue_job.* timeout\"");
                return;
            }
            String type = parts.group(1);
            String path = parts.group(3);
            Optional<String> kind = attributes.kind(type, path);
            if (attributes.of(type).isEmpty()) {
                problems.accept(
                        key, "names no type of resource that is rendered; near are " + near(type, attributes.types()));
            } else if (kind.isEmpty()) {
                problems.accept(
                        key,
                        "names no text, number, truth value or list of texts of " + type + "; near are "
                                + near(path, List.copyOf(attributes.of(type).keySet())));
            } else if (Refusals.refuses(type, path, accepted)) {
                problems.accept(
                        key,
                        "changes what data, access or other root modules depend on; if that is meant, add " + type + "."
                                + path + " to overridesAccepted");
            } else {
                Optional<TfValue> value = value(kind.get(), text);
                if (value.isEmpty()) {
                    problems.accept(key, "is \"" + text + "\", which is no " + kind.get());
                } else {
                    changes.add(new Change(key, type, parts.group(2), DOTS.splitToList(path), value.get()));
                }
            }
        });
    }

    private static Optional<TfValue> value(String kind, String text) {
        return switch (kind) {
            case "string" -> Optional.of(Tf.text(text));
            case "boolean" ->
                text.equals("true") || text.equals("false")
                        ? Optional.of(Tf.bool(text.equals("true")))
                        : Optional.empty();
            case "number" ->
                text.matches("-?[0-9]{1,15}([.][0-9]{1,9})?")
                        ? Optional.of(Tf.number(new BigDecimal(text)))
                        : Optional.empty();
            default -> Optional.of(Tf.texts(PARTS.splitToList(text)));
        };
    }

    /** Returns the names that are most like a name: those with the longest common parts. */
    private static String near(String name, List<String> names) {
        return String.join(
                ", ",
                names.stream()
                        .sorted((left, right) -> {
                            int order = Integer.compare(likeness(name, right), likeness(name, left));
                            return order == 0 ? left.compareTo(right) : order;
                        })
                        .limit(NEAR)
                        .toList());
    }

    /** How many pairs of neighbouring characters of one are in the other, less what the other has besides. */
    private static int likeness(String name, String other) {
        int common = 0;
        for (int i = 0; i + 2 <= name.length(); i++) {
            common += other.contains(name.substring(i, i + 2)) ? 3 : 0;
        }
        return common - Math.abs(name.length() - other.length());
    }

    /** Returns a resource as the overrides want it. */
    public TfResource apply(TfResource resource) {
        TfResource changed = resource;
        if (resource.address().data()) {
            return resource;
        }
        for (Change change : changes) {
            if (change.type().equals(resource.address().type())
                    && Refusals.matches(change.label(), resource.address().label())) {
                used.add(change.key());
                changed = changed.overridden(change.path(), change.value());
            }
        }
        return changed;
    }

    /** Returns the overrides that have changed nothing so far, sorted. */
    public List<String> unused() {
        return changes.stream()
                .map(Change::key)
                .filter(key -> !used.contains(key))
                .toList();
    }
}
