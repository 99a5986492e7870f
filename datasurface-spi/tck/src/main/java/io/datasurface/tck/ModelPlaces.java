package io.datasurface.tck;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.Team;
import io.datasurface.model.common.Credential;
import io.datasurface.model.common.CredentialType;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.common.Named;
import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.DataTypes;
import io.datasurface.model.schema.DecimalType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All places of a model where something else could stand. They are found by the types of what is there, so that kinds of containers, captures
 * and programs that come later are found without a line more here.
 */
final class ModelPlaces {
    /** Some are right where others are not: names, cron expressions, numbers. */
    private static final List<String> TEXTS =
            List.of("tck", "7 3 * * 2", "1", "GMT+02:00", "SELECT 1", SampleCaptures.OTHER_WATERMARK);

    private static final List<String> TYPES = List.of("BigInt", "VarChar(77)", "Decimal(21,3)", "Timestamp");
    private static final int NUMBER = 7;

    /**
     * A place and models that have something else there; some of them are wrong.
     *
     * @param name type and component, such as {@code CronTrigger.cron}
     * @param how what is done there, such as {@code changed}
     * @param branch the part of a team that it is in, such as {@code dataStores}; empty if it is in none
     */
    record Place(String name, String how, String branch, List<Object> others, Function<Object, Ecosystem> with) {
        Stream<Ecosystem> models() {
            return others.stream().flatMap(other -> model(other).stream());
        }

        /** Empty if no such model can be, as what a type refuses cannot be read either. */
        private Optional<Ecosystem> model(Object other) {
            try {
                return Optional.of(with.apply(other));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    private final List<Place> places = new ArrayList<>();
    private String branch = "";

    private ModelPlaces() {}

    /** In the order in which the model has them. */
    static List<Place> of(Ecosystem model) {
        ModelPlaces walk = new ModelPlaces();
        walk.parts(model, changed -> (Ecosystem) changed);
        return walk.places;
    }

    private void parts(Record record, Function<Object, Ecosystem> with) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        RecordParts.of(record).ifPresent(parts -> {
            for (int i = 0; i < parts.length; i++) {
                int at = i;
                String name = record.getClass().getSimpleName() + "." + components[i].getName();
                branch = record instanceof Team ? components[i].getName() : branch;
                value(parts[i], components[i].getGenericType(), name, part -> {
                    Object[] copies = parts.clone();
                    copies[at] = part;
                    return with.apply(RecordParts.copy(record, copies));
                });
            }
        });
    }

    private void value(Object value, Type type, String name, Function<Object, Ecosystem> with) {
        if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                value(optional.get(), argument(type, 0), name, inside -> with.apply(Optional.of(inside)));
                add(name, "left out", List.of(Optional.empty()), with);
            } else {
                add(
                        name,
                        "added",
                        samples(argument(type, 0)).stream()
                                .map(sample -> (Object) Optional.of(sample))
                                .toList(),
                        with);
            }
        } else if (value instanceof List<?> list) {
            list(list, type, name, with);
        } else if (value instanceof Map<?, ?> map) {
            map(map, type, name, with);
        } else {
            List<Object> others = others(value);
            if (!others.isEmpty()) {
                add(name, "changed", others, with);
                near(value, name, with);
            } else if (value instanceof Record record && !(value instanceof JsonValue)) {
                parts(record, with);
            }
        }
    }

    /** Differences that are lost where others show: digits behind the point, and hours where days are counted. */
    private void near(Object value, String name, Function<Object, Ecosystem> with) {
        if (value instanceof DecimalType decimal && decimal.precision() < decimal.maxSize()) {
            add(name, "scale changed", List.of(new DecimalType(decimal.maxSize(), decimal.precision() + 1)), with);
        } else if (value instanceof Duration span) {
            add(name, "an hour more", List.of(span.plusHours(1)), with);
        }
    }

    private void list(List<?> list, Type type, String name, Function<Object, Ecosystem> with) {
        for (int i = 0; i < list.size(); i++) {
            int at = i;
            value(list.get(i), argument(type, 0), name, each -> {
                List<Object> copy = new ArrayList<>(list);
                copy.set(at, each);
                return with.apply(copy);
            });
        }
        add(name, "added", longer(list, argument(type, 0)), with);
        if (!list.isEmpty()) {
            add(name, "left out", List.of(list.subList(0, list.size() - 1)), with);
        }
        if (list.size() > 1) {
            add(name, "in another order", List.of(ModelEdits.reversed(list)), with);
        }
    }

    private static List<Object> longer(List<?> list, Type element) {
        List<Object> longer = new ArrayList<>();
        for (Object sample : samples(element)) {
            List<Object> copy = new ArrayList<>(list);
            copy.add(sample);
            longer.add(copy);
        }
        return longer;
    }

    private void map(Map<?, ?> map, Type type, String name, Function<Object, Ecosystem> with) {
        map.forEach((key, value) -> value(value, argument(type, 1), name, other -> {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((each, old) -> {
                Object now = each.equals(key) ? other : old;
                copy.put(now instanceof Named named ? named.name() : each, now);
            });
            return with.apply(copy);
        }));
        if (argument(type, 0) == String.class && argument(type, 1) == String.class) {
            Map<Object, Object> more = new LinkedHashMap<>(map);
            more.put("tck", "tck");
            add(name, "added", List.of(more), with);
        }
        if (!map.isEmpty()) {
            Map<Object, Object> less = new LinkedHashMap<>(map);
            less.remove(List.copyOf(map.keySet()).get(map.size() - 1));
            add(name, "left out", List.of(less), with);
            add(name, "in another order", List.of(ModelEdits.reversed(map)), with);
        }
    }

    private void add(String name, String how, List<Object> others, Function<Object, Ecosystem> with) {
        if (!others.isEmpty()) {
            places.add(new Place(name, how, branch, others, with));
        }
    }

    private static Type argument(Type type, int number) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[number] : Object.class;
    }

    /** Values that a place may take where none is. */
    private static List<Object> samples(Type type) {
        if (type == String.class) {
            return List.of("tck");
        } else if (type == Integer.class) {
            return List.of(NUMBER);
        } else if (type == Boolean.class) {
            return List.of(true, false);
        } else if (type == Duration.class) {
            return List.of(Duration.ofDays(NUMBER), Duration.ofHours(NUMBER));
        } else if (type == Credential.class) {
            return List.of(new Credential("tck-secret", CredentialType.USER_PASSWORD));
        } else if (type == Documentation.class) {
            return List.of(Documentation.of("tck"));
        }
        return type instanceof Class<?> of && of.isEnum() ? List.of(of.getEnumConstants()) : List.of();
    }

    /** Other values of the same type; none for what has parts. */
    private static List<Object> others(Object value) {
        if (value instanceof String text) {
            return Stream.concat(Stream.of(text + "x"), TEXTS.stream())
                    .filter(other -> !other.equals(text))
                    .map(Object.class::cast)
                    .toList();
        } else if (value instanceof Integer number) {
            return List.of(number + 1, number * 2, number - 1);
        } else if (value instanceof Long number) {
            return List.of(number + 1, number * 2);
        } else if (value instanceof Double number) {
            return List.of(number + 1, number / 2);
        } else if (value instanceof Boolean flag) {
            return List.of(!flag);
        } else if (value instanceof Duration span) {
            return List.of(span.plusHours(1), span.multipliedBy(2), span.plusMinutes(1));
        } else if (value instanceof Enum<?> constant) {
            return Arrays.stream(constant.getDeclaringClass().getEnumConstants())
                    .filter(other -> other != constant)
                    .map(Object.class::cast)
                    .toList();
        }
        return value instanceof DataType type
                ? TYPES.stream()
                        .map(DataTypes::parse)
                        .filter(other -> !other.equals(type))
                        .map(Object.class::cast)
                        .toList()
                : List.of();
    }
}
