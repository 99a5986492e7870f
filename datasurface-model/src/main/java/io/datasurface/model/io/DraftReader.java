package io.datasurface.model.io;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.common.Suggestions;
import io.datasurface.model.internal.Quoted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonToken;

/** Reads the part of a spread object that one file holds. What is complete is in the draft even if the file breaks off. */
final class DraftReader {
    private static final Set<String> HEADER =
            Set.of(ModelFileReader.MARKER, ModelFileReader.ZONE, ModelFileReader.TEAM);

    private final FileContext context;
    private final TextPool pool;
    private final ValueReader values;

    DraftReader(FileContext context, TextPool pool) {
        this.context = context;
        this.pool = pool;
        this.values = new ValueReader(context, pool);
    }

    /**
     * Reads the fields of an object.
     *
     * @param tokens stand at the name of the first field or at the object's end
     * @param draft what the object becomes
     * @param nameGiven whether the object's key or the header is its name
     * @param hash hash of the object's path
     */
    void readFields(Tokens tokens, Draft draft, boolean nameGiven, long hash) {
        draft.define();
        Map<String, Long> seen = new HashMap<>();
        for (; tokens.current() != JsonToken.END_OBJECT; tokens.next()) {
            String key = tokens.text();
            long position = tokens.position();
            int index = draft.shape().indexOf(key);
            Long first = seen.putIfAbsent(key, position);
            context.path().push(key);
            if (tokens.isAlias() || index < 0 || (nameGiven && key.equals(ObjectReader.NAME))) {
                reportUnknown(draft, key, nameGiven, position);
                tokens.next();
                tokens.skip();
            } else if (first != null) {
                context.duplicate(Codes.DUPLICATE_FIELD, key, position, first);
                tokens.next();
                tokens.skip();
            } else {
                long fieldHash = ObjectPath.childHash(hash, key);
                context.positions().add(fieldHash, position);
                tokens.next();
                readField(tokens, draft, draft.shape().field(index), fieldHash, position);
            }
            context.path().pop();
        }
    }

    private void readField(Tokens tokens, Draft draft, Field field, long hash, long position) {
        if (!field.optional() && field.shape() instanceof Shape.Entries entries && !tokens.isAlias()) {
            if (tokens.current() == JsonToken.START_OBJECT) {
                readEntries(tokens, draft, field, entries, hash);
            } else if (!ValueReader.isNothing(tokens)) {
                values.wrongType(tokens, entries);
            }
        } else if (!field.optional() && field.shape() instanceof Shape.Items items && !tokens.isAlias()) {
            List<Object> elements = values.items(tokens, items, SpreadLists.hash(hash, context.fileIndex()));
            if (elements != null) {
                draft.list(field).addAll(elements);
            }
        } else {
            Object value = values.read(tokens, field.shape(), hash, position);
            draft.plain()
                    .put(field, new Draft.Placed(Optional.ofNullable(value), Positions.in(context.file(), position)));
        }
    }

    private void readEntries(Tokens tokens, Draft draft, Field field, Shape.Entries shape, long hash) {
        Map<String, Long> seen = new HashMap<>();
        while (tokens.next() != JsonToken.END_OBJECT) {
            Text name = tokens.text(pool);
            String key = name.string();
            long at = tokens.position();
            Long first = seen.putIfAbsent(key, at);
            long entryHash = ObjectPath.childHash(hash, name.keyHash());
            context.path().push(key);
            if (first != null) {
                context.duplicate(Codes.DUPLICATE_NAME, key, at, first);
                tokens.next();
                tokens.skip();
            } else {
                context.positions().add(entryHash, at);
                tokens.next();
                readEntry(tokens, draft, field, shape, name, entryHash, at);
            }
            context.path().pop();
        }
    }

    private void readEntry(
            Tokens tokens, Draft draft, Field field, Shape.Entries shape, Text name, long hash, long at) {
        String key = name.string();
        if (!Draft.isSpread(shape.value())) {
            Object value = values.entry(tokens, shape, name, hash, at);
            draft.entries(field)
                    .put(key, new Draft.Placed(Optional.ofNullable(value), Positions.in(context.file(), at)));
        } else if (tokens.current() == JsonToken.START_OBJECT && !tokens.isAlias()) {
            Draft child = draft.child(field.name(), key);
            tokens.next();
            readFields(tokens, child, true, hash);
        } else if (ValueReader.isNothing(tokens)) {
            draft.child(field.name(), key).define();
        } else {
            values.wrongType(tokens, shape.value());
        }
    }

    /** Reports a key that the object does not have; the path stands at the key. */
    private void reportUnknown(Draft draft, String key, boolean nameGiven, long position) {
        context.path().pop();
        Suggestions.closest(key, keys(draft, nameGiven)).ifPresent(context::lost);
        context.path().push(key);
        context.problem(
                Codes.UNKNOWN_FIELD,
                position,
                "%s has no key %s here; %s.",
                draft.shape().nameWithArticle(),
                Quoted.of(key),
                advice(draft, key, nameGiven));
    }

    private static String advice(Draft draft, String key, boolean nameGiven) {
        if (nameGiven && key.equals(ObjectReader.NAME)) {
            return "the name is the key or header of this object, so take \"name\" away";
        }
        if (key.equals(ObjectReader.MERGE)) {
            return ObjectReader.NO_MERGE;
        }
        if (HEADER.contains(key)) {
            return "\"zone\" and then \"team\" stand right behind \"datasurface\" at the top of a file, once each";
        }
        return Suggestions.hint(key, keys(draft, nameGiven));
    }

    private static List<String> keys(Draft draft, boolean nameGiven) {
        return draft.shape().fields().stream()
                .map(Field::name)
                .filter(name -> !nameGiven || !name.equals(ObjectReader.NAME))
                .toList();
    }
}
