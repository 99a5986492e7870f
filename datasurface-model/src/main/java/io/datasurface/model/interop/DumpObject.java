package io.datasurface.model.interop;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourcePosition;
import io.datasurface.model.common.Named;
import io.datasurface.model.internal.Quoted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An object of the dump while it is read: typed access to its fields, each mistake a problem, and at the end a warning about every field
 * that nobody has read.
 */
final class DumpObject {
    private final DumpContext context;
    private final ObjectPath path;
    private final SourcePosition at;
    private final Map<String, DumpNode> members;
    private final Set<String> read = new HashSet<>(List.of("_type", "key"));

    private DumpObject(DumpContext context, ObjectPath path, SourcePosition at, Map<String, DumpNode> members) {
        this.context = context;
        this.path = path;
        this.at = at;
        this.members = members;
    }

    /** The value of the dump's file. */
    static Optional<DumpObject> root(DumpContext context, DumpNode node) {
        if (node instanceof DumpNode.Group group) {
            context.located(ObjectPath.ROOT, group.at());
            return Optional.of(new DumpObject(context, ObjectPath.ROOT, group.at(), group.members()));
        }
        String message = "The dump holds %s; it must be an object of type Ecosystem.".formatted(node.kind());
        context.error(DumpReader.WRONG_TYPE, ObjectPath.ROOT, node.at(), message);
        return Optional.empty();
    }

    /** The list of an assignment file, as the field of the ecosystem that it is. */
    static DumpObject file(DumpContext context, String key, DumpNode node) {
        return new DumpObject(context, ObjectPath.ROOT, node.at(), Map.of(key, node));
    }

    /** An object somewhere in the model. */
    static Optional<DumpObject> at(DumpContext context, ObjectPath path, DumpNode node) {
        if (node instanceof DumpNode.Group group) {
            return Optional.of(new DumpObject(context, path, group.at(), group.members()));
        }
        String message = "Here is %s; it must be an object.".formatted(node.kind());
        context.error(DumpReader.WRONG_TYPE, path, node.at(), message);
        return Optional.empty();
    }

    Optional<String> type() {
        return members.get("_type") instanceof DumpNode.Text text ? Optional.of(text.value()) : Optional.empty();
    }

    /** The value of a field, if it is there and not null. */
    Optional<DumpNode> field(String key) {
        read.add(key);
        DumpNode value = members.get(key);
        return value == null || value instanceof DumpNode.Nothing ? Optional.empty() : Optional.of(value);
    }

    Optional<String> optionalText(String key) {
        return field(key).flatMap(value -> {
            if (value instanceof DumpNode.Text text) {
                return Optional.of(text.value());
            }
            wrongType(key, value, "a text");
            return Optional.empty();
        });
    }

    String text(String key) {
        if (field(key).isEmpty()) {
            missing(key);
            return "";
        }
        return optionalText(key).orElse("");
    }

    Optional<Integer> optionalInt(String key) {
        return field(key).flatMap(value -> {
            if (value instanceof DumpNode.Numeric number && isInt(number.value())) {
                return Optional.of(number.value().intValue());
            }
            wrongType(key, value, "a whole number");
            return Optional.empty();
        });
    }

    int number(String key) {
        if (field(key).isEmpty()) {
            missing(key);
            return 0;
        }
        return optionalInt(key).orElse(0);
    }

    boolean flag(String key) {
        Optional<DumpNode> value = field(key);
        if (value.isPresent() && value.get() instanceof DumpNode.Flag flag) {
            return flag.value();
        }
        value.ifPresent(other -> wrongType(key, other, "true or false"));
        return false;
    }

    <E extends Enum<E>> Optional<E> optionalConstant(String key, Class<E> constants) {
        Optional<DumpNode> value = field(key);
        return optionalText(key).flatMap(text -> value.flatMap(at -> constant(at, text, constants)));
    }

    <E extends Enum<E>> E constant(String key, Class<E> constants, E otherwise) {
        if (field(key).isEmpty()) {
            missing(key);
            return otherwise;
        }
        return optionalConstant(key, constants).orElse(otherwise);
    }

    private <E extends Enum<E>> Optional<E> constant(DumpNode value, String text, Class<E> constants) {
        for (E candidate : constants.getEnumConstants()) {
            if (candidate.toString().equals(text)) {
                return Optional.of(candidate);
            }
        }
        String message = "%s is no %s; use one of %s."
                .formatted(Quoted.of(text), constants.getSimpleName(), Arrays.toString(constants.getEnumConstants()));
        context.error(DumpReader.UNKNOWN_VALUE, path, value.at(), message);
        return Optional.empty();
    }

    <E extends Enum<E>> List<E> constants(String key, Class<E> constants) {
        List<E> list = new ArrayList<>();
        for (DumpNode element : elements(key)) {
            textOf(key, element)
                    .flatMap(text -> constant(element, text, constants))
                    .ifPresent(list::add);
        }
        return list;
    }

    /** A list of texts. An element may also be an object that wraps the text, as keys and literals do. */
    List<String> texts(String key) {
        return texts(key, key);
    }

    List<String> texts(String key, String pathKey) {
        List<String> list = new ArrayList<>();
        for (DumpNode element : elements(key)) {
            context.located(path.child(pathKey, Integer.toString(list.size())), element.at());
            textOf(key, element).ifPresent(list::add);
        }
        return list;
    }

    Map<String, String> textMap(String key) {
        Map<String, String> map = new LinkedHashMap<>();
        members(key).forEach((name, value) -> scalar(key, value).ifPresent(text -> map.put(name, text)));
        return map;
    }

    /** The keys of a map, where what they lead to stands in another place too. */
    List<String> keys(String key) {
        return List.copyOf(members(key).keySet());
    }

    <V> Optional<V> one(String key, String pathKey, Kinds<V> kinds) {
        return field(key)
                .flatMap(value -> object(key, value, path.child(pathKey)).flatMap(kinds::read));
    }

    <V> Optional<V> required(String key, String pathKey, Kinds<V> kinds) {
        if (field(key).isEmpty()) {
            missing(key);
        }
        return one(key, pathKey, kinds);
    }

    /** The objects of a list, or of a map whose keys do not count, as a list. */
    <V> List<V> list(String key, String pathKey, Kinds<V> kinds) {
        List<V> list = new ArrayList<>();
        Optional<DumpNode> value = field(key);
        Collection<DumpNode> values = value.isPresent() && value.get() instanceof DumpNode.Group
                ? members(key).values()
                : elements(key);
        int index = 0;
        for (DumpNode element : values) {
            ObjectPath child = path.child(pathKey, Integer.toString(index++));
            object(key, element, child).flatMap(kinds::read).ifPresent(list::add);
        }
        return list;
    }

    /** The objects of a map or list by their own names. */
    <V extends Named> Map<String, V> named(String key, String pathKey, Kinds<V> kinds) {
        Map<String, V> map = new LinkedHashMap<>();
        Optional<DumpNode> value = field(key);
        Map<String, DumpNode> entries = new LinkedHashMap<>();
        if (value.isPresent() && value.get() instanceof DumpNode.Items items) {
            items.elements().forEach(element -> entries.put(Integer.toString(entries.size()), element));
        } else {
            entries.putAll(members(key));
        }
        entries.forEach((name, element) -> {
            ObjectPath child = path.child(pathKey, nameOf(element).orElse(name));
            object(key, element, child).flatMap(kinds::read).ifPresent(object -> {
                if (map.putIfAbsent(object.name(), object) != null) {
                    String message = "Two objects of %s are named %s; the first one counts. Rename or remove one."
                            .formatted(Quoted.of(key), Quoted.of(object.name()));
                    context.error(DumpReader.DUPLICATE, child, element.at(), message);
                }
            });
        });
        return map;
    }

    /** Says that fields are left out on purpose: nothing of our model depends on them. */
    void ignore(String... keys) {
        read.addAll(List.of(keys));
    }

    /** The fields that nobody has read yet; they count as read from now on. */
    Map<String, DumpNode> rest() {
        Map<String, DumpNode> rest = new LinkedHashMap<>(members);
        rest.keySet().removeAll(read);
        read.addAll(rest.keySet());
        return rest;
    }

    void reportUnread() {
        rest().forEach((key, value) -> {
            if (!(value instanceof DumpNode.Nothing)) {
                String message = "The field %s of %s has no place in our model and is left out."
                        .formatted(Quoted.of(key), type().orElse("the object"));
                context.warning(DumpReader.UNKNOWN_FIELD, path, value.at(), message);
            }
        });
    }

    void missing(String key) {
        String message = "The field %s of %s is missing; %s."
                .formatted(Quoted.of(key), type().orElse("the object"), context.remedy());
        context.error(DumpReader.MISSING_FIELD, path, at, message);
    }

    void unknownType(String type, Collection<String> known) {
        String message =
                "The type %s is unknown here; known are %s.".formatted(Quoted.of(type), String.join(", ", known));
        context.error(DumpReader.UNKNOWN_TYPE, path, at, message);
    }

    void wrongType(String key, DumpNode value, String expected) {
        String message = "The field %s holds %s; it must be %s.".formatted(Quoted.of(key), value.kind(), expected);
        context.error(DumpReader.WRONG_TYPE, path, value.at(), message);
    }

    /** An object that our model does not have: what it holds belongs to this one. */
    Optional<DumpObject> inPlace(String key, DumpNode value) {
        if (value instanceof DumpNode.Group group) {
            return Optional.of(new DumpObject(context, path, group.at(), group.members()));
        }
        wrongType(key, value, "an object");
        return Optional.empty();
    }

    private Optional<DumpObject> object(String key, DumpNode value, ObjectPath child) {
        if (value instanceof DumpNode.Group group) {
            context.located(child, group.at());
            return Optional.of(new DumpObject(context, child, group.at(), group.members()));
        }
        wrongType(key, value, "an object");
        return Optional.empty();
    }

    private List<DumpNode> elements(String key) {
        return field(key)
                .map(value -> {
                    if (value instanceof DumpNode.Items items) {
                        return items.elements();
                    }
                    wrongType(key, value, "a list");
                    return List.<DumpNode>of();
                })
                .orElse(List.of());
    }

    private Map<String, DumpNode> members(String key) {
        return field(key)
                .map(value -> {
                    if (value instanceof DumpNode.Group group) {
                        Map<String, DumpNode> entries = new LinkedHashMap<>(group.members());
                        entries.remove("_type");
                        return entries;
                    }
                    wrongType(key, value, "an object");
                    return Map.<String, DumpNode>of();
                })
                .orElse(Map.of());
    }

    private Optional<String> textOf(String key, DumpNode element) {
        if (element instanceof DumpNode.Group group) {
            for (String wrapped : List.of("value", "vendorString", "locStr", "name")) {
                if (group.members().get(wrapped) instanceof DumpNode.Text text) {
                    return Optional.of(text.value());
                }
            }
        }
        if (element instanceof DumpNode.Text text) {
            return Optional.of(text.value());
        }
        wrongType(key, element, "a list of texts");
        return Optional.empty();
    }

    private Optional<String> scalar(String key, DumpNode value) {
        if (value instanceof DumpNode.Text text) {
            return Optional.of(text.value());
        } else if (value instanceof DumpNode.Numeric number) {
            return Optional.of(number.value().toString());
        } else if (value instanceof DumpNode.Flag flag) {
            return Optional.of(Boolean.toString(flag.value()));
        }
        wrongType(key, value, "a map of texts");
        return Optional.empty();
    }

    private static Optional<String> nameOf(DumpNode element) {
        if (element instanceof DumpNode.Group group) {
            for (String key : List.of("name", "storeName")) {
                if (group.members().get(key) instanceof DumpNode.Text text) {
                    return Optional.of(text.value());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isInt(BigDecimal value) {
        return value.scale() >= -10
                && value.scale() <= 10
                && value.stripTrailingZeros().scale() <= 0
                && value.compareTo(BigDecimal.valueOf(Integer.MIN_VALUE)) >= 0
                && value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    }
}
