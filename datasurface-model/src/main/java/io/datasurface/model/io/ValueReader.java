package io.datasurface.model.io;

import com.google.common.collect.ImmutableMap;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.Suggestions;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.internal.NamedMap;
import io.datasurface.model.internal.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reads the values of one file by their shapes. Every method begins at the first token of a value and ends at its last. A faulty part
 * is a problem and is left out; a value that cannot do without that part is null.
 */
final class ValueReader {
    /** The key that tells kinds of objects apart. */
    static final String TYPE = "type";

    private static final int USUAL_COLUMNS = 24;
    private static final long TYPE_HASH = ObjectPath.keyHash(TYPE);
    private static final long[] INDEX_HASHES = new long[256];

    static {
        for (int i = 0; i < INDEX_HASHES.length; i++) {
            INDEX_HASHES[i] = ObjectPath.keyHash(Integer.toString(i));
        }
    }

    private final FileContext context;
    private final TextPool pool;
    private final Text typeKey;
    private final Text refKey;
    private final ScalarReader scalars;
    private final ObjectReader objects;
    private final ColumnReader columns;

    ValueReader(FileContext context, TextPool pool) {
        this.context = context;
        this.pool = pool;
        this.typeKey = pool.text(TYPE);
        this.refKey = pool.text(ContainerRef.KEY);
        this.scalars = new ScalarReader(context, pool);
        this.objects = new ObjectReader(this, context, pool);
        this.columns = new ColumnReader(this, objects, context, pool);
    }

    /**
     * Reads a value.
     *
     * @param tokens stand at its first token
     * @param shape what it must be
     * @param hash hash of its path
     * @param at where it begins, or its key
     */
    @Nullable Object read(Tokens tokens, Shape shape, long hash, long at) {
        if (tokens.isAlias()) {
            return scalars.wrongType(tokens, shape);
        }
        if (shape instanceof Shape.Scalar scalar) {
            return scalars.read(tokens, scalar);
        }
        if (shape instanceof RecordShape record) {
            return record(tokens, record, null, hash, at);
        }
        if (shape instanceof UnionShape union) {
            return union(tokens, union, null, hash, at);
        }
        if (shape instanceof Shape.Entries entries) {
            return entries(tokens, entries, hash);
        }
        if (shape instanceof Shape.Items items) {
            return items(tokens, items, hash);
        }
        if (shape instanceof Shape.Constants constants) {
            return scalars.constant(tokens, constants);
        }
        return scalars.free(tokens);
    }

    /** Reads an object whose name is known. */
    @Nullable Object named(Tokens tokens, Shape shape, String name, long hash, long at) {
        if (tokens.isAlias()) {
            return scalars.wrongType(tokens, shape);
        }
        return shape instanceof UnionShape union
                ? union(tokens, union, name, hash, at)
                : record(tokens, (RecordShape) shape, name, hash, at);
    }

    private static long indexHash(int index) {
        return index < INDEX_HASHES.length ? INDEX_HASHES[index] : ObjectPath.keyHash(Integer.toString(index));
    }

    @Nullable List<Object> items(Tokens tokens, Shape.Items shape, long hash) {
        if (tokens.current() != JsonToken.START_ARRAY) {
            if (isNothing(tokens)) {
                return List.of();
            }
            scalars.wrongType(tokens, shape);
            return null;
        }
        @Nullable Object[] values = new Object[2];
        int count = 0;
        for (int i = 0; tokens.next() != JsonToken.END_ARRAY; i++) {
            long elementHash = ObjectPath.childHash(hash, indexHash(i));
            long at = tokens.position();
            context.positions().add(elementHash, at);
            context.path().push(i);
            Object value = read(tokens, shape.element(), elementHash, at);
            context.path().pop();
            if (value != null) {
                if (count == values.length) {
                    values = Arrays.copyOf(values, count * 2);
                }
                values[count++] = value;
            }
        }
        return List.of(Arrays.copyOf(values, count));
    }

    private @Nullable Map<String, ?> entries(Tokens tokens, Shape.Entries shape, long hash) {
        if (tokens.current() != JsonToken.START_OBJECT) {
            if (isNothing(tokens)) {
                return ImmutableMap.of();
            }
            scalars.wrongType(tokens, shape);
            return null;
        }
        @Nullable Object[] values = new Object[USUAL_COLUMNS];
        int count = 0;
        DuplicateFinder duplicates = new DuplicateFinder(context, hash);
        while (tokens.next() != JsonToken.END_OBJECT) {
            Text key = tokens.text(pool);
            long at = tokens.position();
            long entryHash = ObjectPath.childHash(hash, key.keyHash());
            context.path().push(key);
            duplicates.add(entryHash, at);
            tokens.next();
            Object value = entry(tokens, shape, key, entryHash, at);
            context.path().pop();
            if (value == null) {
                duplicates.forget();
            } else {
                if (count + 2 > values.length) {
                    values = Arrays.copyOf(values, count * 2);
                }
                if (!shape.named()) {
                    values[count++] = key.string();
                }
                values[count++] = value;
            }
        }
        return duplicates.check(shape.named() ? byName(shape.value(), values, count) : byKey(values, count));
    }

    private Map<String, ?> byName(Shape shape, @Nullable Object[] values, int count) {
        Map<String, Named> map = NamedMap.of(Arrays.copyOf(values, count, Named[].class));
        boolean columns = shape instanceof RecordShape record && record.shorthand() >= 0;
        return columns && map instanceof NamedMap<?> small ? pool.share(small) : map;
    }

    /** Makes a map of keys that are each followed by their value. */
    private static Map<String, ?> byKey(@Nullable Object[] values, int count) {
        ImmutableMap.Builder<String, Object> map = ImmutableMap.builderWithExpectedSize(count / 2);
        for (int i = 0; i < count; i += 2) {
            map.put((String) values[i], values[i + 1]);
        }
        return map.buildKeepingLast();
    }

    /** Reads the value of an entry. */
    @Nullable Object entry(Tokens tokens, Shape.Entries shape, Text key, long hash, long at) {
        if (!shape.named()) {
            return read(tokens, shape.value(), hash, at);
        }
        boolean small = shape.value() instanceof RecordShape record && record.shorthand() >= 0;
        return small
                ? columns.read(tokens, (RecordShape) shape.value(), key, hash, at)
                : named(tokens, shape.value(), key.string(), hash, at);
    }

    private @Nullable Object union(Tokens tokens, UnionShape shape, @Nullable String name, long hash, long at) {
        if (tokens.current() != JsonToken.START_OBJECT) {
            return scalars.wrongType(tokens, shape);
        }
        long start = tokens.position();
        if (tokens.next() == JsonToken.PROPERTY_NAME) {
            if (tokens.is(typeKey)) {
                context.positions().add(ObjectPath.childHash(hash, TYPE_HASH), tokens.position());
                tokens.next();
                return ofKind(tokens, shape, name, hash, at);
            }
            if (name == null && shape.type() == DataContainer.class && tokens.is(refKey)) {
                return reference(tokens);
            }
        }
        Optional<RecordShape> implied = shape.implied();
        if (implied.isPresent() && mistypedType(tokens, implied.get())) {
            return null;
        }
        if (implied.isPresent()) {
            return objects.read(tokens, implied.get(), name, hash, at, false);
        }
        RecordedTokens recorded = RecordedTokens.ofObject(tokens, start);
        Optional<RecordedTokens.Token> type = recorded.find(TYPE);
        if (type.isEmpty()) {
            context.problem(
                    Codes.MISSING_FIELD,
                    at,
                    "The key \"type\" is missing; it says which kind of %s this is. Known: %s.",
                    shape.type().getSimpleName(),
                    String.join(", ", shape.kinds().keySet()));
            return null;
        }
        RecordShape kind = kind(shape, type.get().text(), type.get().position());
        recorded.next();
        return kind == null ? null : objects.read(recorded, kind, name, hash, at, true);
    }

    /** Whether an object begins with a key that was to be its type; it is then skipped, as its kind is not known. */
    private boolean mistypedType(Tokens tokens, RecordShape implied) {
        String key = tokens.current() == JsonToken.PROPERTY_NAME ? tokens.text() : TYPE;
        if (key.equals(TYPE)
                || implied.indexOf(key) >= 0
                || Suggestions.closest(key, List.of(TYPE), 1).isEmpty()) {
            return false;
        }
        context.problemIn(
                key,
                Codes.UNKNOWN_FIELD,
                tokens.position(),
                "%s has no key %s; did you mean \"type\"? The rest of this object was not read.",
                implied.nameWithArticle(),
                Quoted.of(key));
        while (tokens.current() == JsonToken.PROPERTY_NAME) {
            tokens.next();
            tokens.skip();
            tokens.next();
        }
        return true;
    }

    /** Reads the rest of an object that began with its type; the tokens stand at the type's value. */
    private @Nullable Object ofKind(Tokens tokens, UnionShape shape, @Nullable String name, long hash, long at) {
        RecordShape kind = null;
        if (tokens.current() == JsonToken.VALUE_STRING && !tokens.isAlias()) {
            kind = kind(shape, tokens.text(pool).string(), tokens.position());
        } else {
            context.path().push(TYPE);
            scalars.wrongType(tokens, Shape.Scalar.TEXT);
            context.path().pop();
        }
        tokens.next();
        if (kind != null) {
            return objects.read(tokens, kind, name, hash, at, false);
        }
        while (tokens.current() == JsonToken.PROPERTY_NAME) {
            tokens.next();
            tokens.skip();
            tokens.next();
        }
        return null;
    }

    private @Nullable RecordShape kind(UnionShape shape, String type, long position) {
        RecordShape kind = shape.kinds().get(type);
        if (kind == null) {
            context.problemIn(
                    TYPE,
                    Codes.UNKNOWN_KIND,
                    position,
                    "%s is no kind of %s that this reader knows; %s. %s",
                    Quoted.of(type),
                    shape.type().getSimpleName(),
                    Suggestions.hint(type, shape.kinds().keySet()),
                    shape.remedy());
        }
        return kind;
    }

    private @Nullable Object reference(Tokens tokens) {
        tokens.next();
        context.path().push(ContainerRef.KEY);
        Object target = tokens.isAlias()
                ? scalars.wrongType(tokens, Shape.Scalar.TEXT)
                : scalars.read(tokens, Shape.Scalar.TEXT);
        context.path().pop();
        while (tokens.next() == JsonToken.PROPERTY_NAME) {
            context.problemIn(
                    tokens.text(),
                    Codes.UNKNOWN_FIELD,
                    tokens.position(),
                    "A reference to a container has no other key than \"ref\". Take %s away.",
                    Quoted.of(tokens.text()));
            tokens.next();
            tokens.skip();
        }
        return target == null ? null : new ContainerRef((String) target);
    }

    private @Nullable Object record(Tokens tokens, RecordShape shape, @Nullable String name, long hash, long at) {
        JsonToken token = tokens.current();
        if (token == JsonToken.START_OBJECT) {
            tokens.next();
            return objects.read(tokens, shape, name, hash, at, false);
        }
        if (isNothing(tokens)) {
            return objects.nothing(shape, name, at);
        }
        return shape.shorthand() < 0
                ? scalars.wrongType(tokens, shape)
                : objects.readShorthand(tokens, shape, name, hash, at);
    }

    @Nullable Object wrongType(Tokens tokens, Shape wanted) {
        return scalars.wrongType(tokens, wanted);
    }

    /** Whether there is nothing, which in YAML is an empty list or object. */
    static boolean isNothing(Tokens tokens) {
        return tokens.current() == JsonToken.VALUE_NULL && tokens.lenient();
    }
}
