package io.datasurface.model.io;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.common.Suggestions;
import io.datasurface.model.internal.Quoted;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads the objects of one file whose kinds are known. */
final class ObjectReader {
    /** The component that the key of an entry gives. */
    static final String NAME = "name";

    /** The key by which YAML merges another object into one. */
    static final String MERGE = "<<";

    /** What helps against it. */
    static final String NO_MERGE = "objects are not merged, so write the keys themselves";

    private final ValueReader reader;
    private final FileContext context;
    private final TextPool pool;

    ObjectReader(ValueReader reader, FileContext context, TextPool pool) {
        this.reader = reader;
        this.context = context;
        this.pool = pool;
    }

    /**
     * Reads the fields of an object, and makes it.
     *
     * @param tokens stand at the name of the first field or at the object's end
     * @param shape its kind
     * @param name its name, if its key gives it
     * @param hash hash of its path
     * @param at where it begins, or its key
     * @param typeKnown whether a field that gives the type was looked at already
     */
    @Nullable Object read(Tokens tokens, RecordShape shape, @Nullable String name, long hash, long at, boolean typeKnown) {
        @Nullable Object[] values = readValues(tokens, shape, name, hash, at, typeKnown);
        return values == null ? null : construct(shape, values, at);
    }

    /** Reads the fields of an object in the same way, and returns their values; null if some are missing. */
    @Nullable Object @Nullable [] readValues(
            Tokens tokens, RecordShape shape, @Nullable String name, long hash, long at, boolean typeKnown) {
        @Nullable Object[] values = new Object[shape.fields().size()];
        long seen = 0;
        int mark = context.positions().size();
        Text[] keys = pool.keys(shape);
        int index = -1;
        for (; tokens.current() != JsonToken.END_OBJECT; tokens.next()) {
            long position = tokens.position();
            if (tokens.isAlias()) {
                reportAlias(tokens.text(), position);
                skipValue(tokens);
                continue;
            }
            index = index(tokens, shape, keys, index + 1);
            if (index < 0 || (name != null && shape.field(index).name().equals(NAME))) {
                if (!typeKnown || !tokens.text().equals(ValueReader.TYPE)) {
                    reportUnknown(shape, tokens.text(), name, position);
                }
                skipValue(tokens);
                continue;
            }
            Field field = shape.field(index);
            long fieldHash = ObjectPath.childHash(hash, field.keyHash());
            context.path().push(keys[index]);
            if ((seen & 1L << index) == 0) {
                seen |= 1L << index;
                context.positions().add(fieldHash, position);
                tokens.next();
                Object value = reader.read(tokens, field.shape(), fieldHash, position);
                values[index] = value == null ? null : field.wrap(value);
            } else {
                long first = context.positions().firstSince(mark, fieldHash);
                context.duplicate(Codes.DUPLICATE_FIELD, field.name(), position, first);
                skipValue(tokens);
            }
            context.path().pop();
        }
        return complete(shape, values, seen, name, at) ? values : null;
    }

    /** Returns the index of the field whose key is at hand, or -1: quickly for the next or a later field, as a writer puts them in order. */
    private static int index(Tokens tokens, RecordShape shape, Text[] keys, int next) {
        for (int i = next; i < keys.length; i++) {
            if (tokens.is(keys[i])) {
                return i;
            }
        }
        return next == 0 ? -1 : shape.indexOf(tokens.text());
    }

    /** Reads a value that stands for the whole object. */
    @Nullable Object readShorthand(Tokens tokens, RecordShape shape, @Nullable String name, long hash, long at) {
        @Nullable Object[] values = new Object[shape.fields().size()];
        int index = shape.shorthand();
        Field field = shape.field(index);
        Object value = reader.read(tokens, field.shape(), hash, at);
        values[index] = value == null ? null : field.wrap(value);
        return make(shape, values, 1L << index, name, at);
    }

    /** Makes an object that stands there as nothing, which is YAML for one without fields. */
    @Nullable Object nothing(RecordShape shape, @Nullable String name, long at) {
        if (name != null && name.indexOf(')') > name.indexOf('(') && context.wasTorn()) {
            return null; // the end of a type that a comma has torn, which was told
        }
        return make(shape, new Object[shape.fields().size()], 0, name, at);
    }

    private @Nullable Object make(
            RecordShape shape, @Nullable Object[] values, long seen, @Nullable String name, long at) {
        return complete(shape, values, seen, name, at) ? construct(shape, values, at) : null;
    }

    /** Puts the name and the defaults where there is no value; reports what is missing. */
    private boolean complete(RecordShape shape, @Nullable Object[] values, long seen, @Nullable String name, long at) {
        boolean complete = true;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                continue;
            }
            Field field = shape.field(i);
            if (name != null && field.name().equals(NAME)) {
                values[i] = name;
            } else if (field.absent() != null) {
                values[i] = field.absent();
            } else {
                complete = false;
                if ((seen & 1L << i) == 0 && !context.isLost(field.name())) {
                    reportMissing(shape, field, at);
                }
            }
        }
        return complete;
    }

    /** Makes an object of the values of its fields. */
    @Nullable Object construct(RecordShape shape, @Nullable Object[] values, long at) {
        try {
            Object made = shape.construct(values);
            return shape.isShared() ? pool.share(made) : made;
        } catch (IllegalArgumentException e) {
            context.problem(
                    Codes.INVALID_OBJECT, at, "%s cannot be made: %s.", shape.name(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void reportMissing(RecordShape shape, Field field, long at) {
        context.problemIn(
                field.name(),
                Codes.MISSING_FIELD,
                at,
                "The key \"%s\" is missing. %s must have it; it is %s.",
                field.name(),
                shape.nameWithArticle(),
                field.shape().accepted());
    }

    private void reportUnknown(RecordShape shape, String key, @Nullable String name, long position) {
        if (name != null && key.equals(NAME)) {
            context.problemIn(
                    key,
                    Codes.UNKNOWN_FIELD,
                    position,
                    "The name of this %s is its key, %s. Take \"name\" away.",
                    shape.name(),
                    Quoted.of(name));
        } else {
            Suggestions.closest(key, keys(shape, name != null)).ifPresent(context::lost);
            context.problemIn(
                    key,
                    Codes.UNKNOWN_FIELD,
                    position,
                    "%s has no key %s; %s.",
                    shape.nameWithArticle(),
                    Quoted.of(key),
                    key.equals(MERGE) ? NO_MERGE : Suggestions.hint(key, keys(shape, name != null)));
        }
    }

    private static List<String> keys(RecordShape shape, boolean nameGiven) {
        return IntStream.range(0, shape.fields().size())
                .mapToObj(i -> shape.field(i).name())
                .filter(key -> !nameGiven || !key.equals(NAME))
                .toList();
    }

    private void reportAlias(String key, long position) {
        context.problem(
                Codes.ALIAS, position, "A key cannot be the alias %s. Write the key itself.", Quoted.of("*" + key));
    }

    private static void skipValue(Tokens tokens) {
        tokens.next();
        tokens.skip();
    }
}
