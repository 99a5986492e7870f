package io.datasurface.model.io;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.internal.Quoted;
import io.datasurface.model.internal.Suggestions;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads one object of a known kind. */
final class ObjectReader {
    /** The component that the key of an entry gives. */
    static final String NAME = "name";

    private final ValueReader reader;
    private final FileContext context;
    private final RecordShape shape;
    private final long hash;
    private final @Nullable Object[] values;
    private long seen;

    ObjectReader(ValueReader reader, FileContext context, RecordShape shape, long hash) {
        this.reader = reader;
        this.context = context;
        this.shape = shape;
        this.hash = hash;
        this.values = new Object[shape.fields().size()];
    }

    /** Reads the fields; the tokens stand at the name of the first or at the object's end. */
    @Nullable Object readFields(Tokens tokens, @Nullable String name, long at) {
        return readFields(tokens, name, at, false);
    }

    /** Reads the fields of which one is the type, which is known already. */
    @Nullable Object readFieldsWithType(Tokens tokens, @Nullable String name, long at) {
        return readFields(tokens, name, at, true);
    }

    private @Nullable Object readFields(Tokens tokens, @Nullable String name, long at, boolean typeKnown) {
        int mark = context.positions().size();
        for (; tokens.current() != JsonToken.END_OBJECT; tokens.next()) {
            String key = tokens.text();
            long position = tokens.position();
            if (tokens.isAlias()) {
                reportAlias(key, position);
                skipValue(tokens);
                continue;
            }
            int index = shape.indexOf(key);
            if (index < 0 || (name != null && key.equals(NAME))) {
                if (!typeKnown || !key.equals(ValueReader.TYPE)) {
                    reportUnknown(key, name, position);
                }
                skipValue(tokens);
                continue;
            }
            long fieldHash = ObjectPath.childHash(hash, key);
            if ((seen & 1L << index) != 0) {
                context.path().push(key);
                context.duplicate(
                        Codes.DUPLICATE_FIELD,
                        key,
                        position,
                        context.positions().firstSince(mark, fieldHash));
                context.path().pop();
                skipValue(tokens);
                continue;
            }
            context.positions().add(fieldHash, position);
            tokens.next();
            readField(tokens, index, fieldHash, position);
        }
        return finish(name, at);
    }

    /** Reads a value that stands for the whole object. */
    @Nullable Object readShorthand(Tokens tokens, @Nullable String name, long at) {
        int index = shape.shorthand();
        Field field = shape.field(index);
        seen |= 1L << index;
        Object value = reader.read(tokens, field.shape(), hash, at);
        values[index] = value == null ? null : field.wrap(value);
        return finish(name, at);
    }

    private void readField(Tokens tokens, int index, long fieldHash, long position) {
        Field field = shape.field(index);
        seen |= 1L << index;
        context.path().push(field.name());
        Object value = reader.read(tokens, field.shape(), fieldHash, position);
        context.path().pop();
        values[index] = value == null ? null : field.wrap(value);
    }

    /** Makes the object from what was read. */
    @Nullable Object finish(@Nullable String name, long at) {
        boolean complete = true;
        List<Field> fields = shape.fields();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                continue;
            }
            Field field = fields.get(i);
            if (name != null && field.name().equals(NAME)) {
                values[i] = name;
            } else if (field.absent() != null) {
                values[i] = field.absent();
            } else {
                complete = false;
                if ((seen & 1L << i) == 0) {
                    reportMissing(field, at);
                }
            }
        }
        return complete ? construct(at) : null;
    }

    private @Nullable Object construct(long at) {
        try {
            return shape.construct(values);
        } catch (IllegalArgumentException e) {
            context.problem(
                    Codes.INVALID_OBJECT, at, "%s cannot be made: %s.", shape.name(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void reportMissing(Field field, long at) {
        context.problemIn(
                field.name(),
                Codes.MISSING_FIELD,
                at,
                "The key \"%s\" is missing. %s must have it; it is %s.",
                field.name(),
                shape.nameWithArticle(),
                field.shape().accepted());
    }

    private void reportUnknown(String key, @Nullable String name, long position) {
        if (name != null && key.equals(NAME)) {
            context.problemIn(
                    key,
                    Codes.UNKNOWN_FIELD,
                    position,
                    "The name of this %s is its key, %s. Take \"name\" away.",
                    shape.name(),
                    Quoted.of(name));
        } else {
            context.problemIn(
                    key,
                    Codes.UNKNOWN_FIELD,
                    position,
                    "%s has no key %s; %s.",
                    shape.nameWithArticle(),
                    Quoted.of(key),
                    Suggestions.hint(key, keys(name != null)));
        }
    }

    private List<String> keys(boolean nameGiven) {
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
