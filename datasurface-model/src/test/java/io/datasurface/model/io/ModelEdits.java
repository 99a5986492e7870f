package io.datasurface.model.io;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.ObjectPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Random models, copies of them in another order, and copies with one random edit: for tests of other packages. */
public final class ModelEdits {
    /**
     * A model with one edit.
     *
     * @param model the edited model
     * @param path where it was edited; for the element of a list, the list
     */
    public record Edited(Ecosystem model, ObjectPath path) {}

    private static final RecordShape ROOT = Shapes.BUILT_IN.ecosystem();

    private final Random random;
    private ObjectPath path = ObjectPath.ROOT;

    private ModelEdits(Random random) {
        this.random = random;
    }

    public static Ecosystem random(long seed, int budget) {
        return RandomModels.of(seed, budget);
    }

    /** Puts everything whose order means nothing in another order. */
    public static Ecosystem shuffled(Ecosystem model, long seed) {
        return (Ecosystem) new ModelEdits(new Random(seed)).shuffled(model, ROOT);
    }

    /** Changes, adds or removes something somewhere; the new value may happen to be the old one. */
    public static Edited edited(Ecosystem model, long seed) {
        ModelEdits edits = new ModelEdits(new Random(seed));
        Ecosystem edited = (Ecosystem) edits.edited(model, ROOT, Optional.empty());
        return new Edited(edited, edits.path);
    }

    private Object shuffled(Object value, Shape shape) {
        if (shape instanceof UnionShape union) {
            return shuffled(value, union.kindOf(value));
        }
        if (shape instanceof RecordShape record) {
            Object[] values = new Object[record.fields().size()];
            for (int i = 0; i < values.length; i++) {
                Field field = record.field(i);
                Object part = field.get(value);
                values[i] = part instanceof Optional<?> some
                        ? some.map(inner -> shuffled(inner, field.shape()))
                        : shuffled(part, field.shape());
            }
            return record.construct(values);
        }
        if (shape instanceof Shape.Items items) {
            List<Object> all = new ArrayList<>();
            ((List<?>) value).forEach(element -> all.add(shuffled(element, items.element())));
            if (!items.ordered()) {
                Collections.shuffle(all, random);
            }
            return ImmutableList.copyOf(all);
        }
        if (shape instanceof Shape.Entries entries) {
            List<Object> keys = new ArrayList<>(((Map<?, ?>) value).keySet());
            if (!entries.ordered()) {
                Collections.shuffle(keys, random);
            }
            Map<Object, Object> all = new LinkedHashMap<>();
            keys.forEach(key -> all.put(key, shuffled(((Map<?, ?>) value).get(key), entries.value())));
            return ImmutableMap.copyOf(all);
        }
        return value;
    }

    private Object edited(Object value, Shape shape, Optional<String> name) {
        if (shape instanceof UnionShape union) {
            return random.nextInt(4) == 0 && name.isEmpty() ? fresh(shape) : edited(value, union.kindOf(value), name);
        }
        if (shape instanceof RecordShape record) {
            return record.fields().isEmpty() ? value : record(value, record, name);
        }
        if (shape instanceof Shape.Items items) {
            return items((List<?>) value, items);
        }
        if (shape instanceof Shape.Entries entries) {
            return entries((Map<?, ?>) value, entries);
        }
        return fresh(shape);
    }

    private Object record(Object value, RecordShape shape, Optional<String> name) {
        Object[] values = new Object[shape.fields().size()];
        int chosen = random.nextInt(values.length);
        // The key in the map around is the name.
        boolean isKey = name.isPresent() && shape.field(chosen).name().equals(ObjectReader.NAME);
        for (int i = 0; i < values.length; i++) {
            Field field = shape.field(i);
            Object part = field.get(value);
            values[i] = part;
            if (i == chosen && !isKey) {
                path = path.child(field.name());
                if (part instanceof Optional<?> some) {
                    values[i] = some.isPresent() && random.nextInt(4) == 0
                            ? Optional.empty()
                            : Optional.of(
                                    some.isPresent()
                                            ? edited(some.get(), field.shape(), Optional.empty())
                                            : fresh(field.shape()));
                } else {
                    values[i] = edited(part, field.shape(), Optional.empty());
                }
            }
        }
        return shape.construct(values);
    }

    private Object items(List<?> values, Shape.Items shape) {
        List<Object> all = new ArrayList<>(values);
        if (shape.ordered() && random.nextInt(3) == 0) {
            Collections.rotate(all, 1);
            return ImmutableList.copyOf(all);
        }
        int at = random.nextInt(all.size() + 1);
        if (at == all.size() || random.nextInt(4) == 0) {
            all.add(at, fresh(shape.element()));
        } else if (random.nextInt(3) == 0) {
            all.remove(at);
        } else {
            ObjectPath list = path;
            all.set(at, edited(all.get(at), shape.element(), Optional.empty()));
            path = list;
        }
        return ImmutableList.copyOf(all);
    }

    private Object entries(Map<?, ?> values, Shape.Entries shape) {
        Map<String, Object> all = new LinkedHashMap<>();
        values.forEach((key, value) -> all.put((String) key, value));
        List<String> keys = new ArrayList<>(all.keySet());
        if (shape.ordered() && keys.size() > 1 && random.nextInt(3) == 0) {
            Object first = all.remove(keys.get(0));
            all.put(keys.get(0), first);
            return ImmutableMap.copyOf(all);
        }
        if (keys.isEmpty() || random.nextInt(5) == 0) {
            String key = RandomModels.TEXTS.get(random.nextInt(RandomModels.TEXTS.size()));
            path = path.child(key);
            all.put(key, new RandomModels(random, 20).entry(shape, key, 6));
            return ImmutableMap.copyOf(all);
        }
        String key = keys.get(random.nextInt(keys.size()));
        path = path.child(key);
        if (random.nextInt(6) == 0) {
            all.remove(key);
        } else {
            Optional<String> name = shape.named() ? Optional.of(key) : Optional.empty();
            all.put(key, edited(all.get(key), shape.value(), name));
        }
        return ImmutableMap.copyOf(all);
    }

    private Object fresh(Shape shape) {
        return new RandomModels(random, 20).value(shape, 6);
    }
}
