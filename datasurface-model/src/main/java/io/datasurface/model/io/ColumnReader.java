package io.datasurface.model.io;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reads columns, and what else is small and has a name. Most of a large model is this, and most of it has been read before: then nothing is
 * made, and of a JSON object whose keys stand on lines of their own not even the tokens are read.
 */
final class ColumnReader {
    private final ValueReader reader;
    private final ObjectReader objects;
    private final FileContext context;
    private final TextPool pool;

    /** Where the parts of the object stand that is being learned. */
    private final PositionLog inside;

    ColumnReader(ValueReader reader, ObjectReader objects, FileContext context, TextPool pool) {
        this.reader = reader;
        this.objects = objects;
        this.context = context;
        this.pool = pool;
        this.inside = new PositionLog(pool.layouts());
    }

    /**
     * Reads a column; the last position that was noted is that of its name.
     *
     * @param tokens stand at the first token of the value
     * @param shape its kind
     * @param name its name
     * @param hash hash of its path
     * @param at where its name stands
     */
    @Nullable Object read(Tokens tokens, RecordShape shape, Text name, long hash, long at) {
        if (tokens.isAlias()) {
            return reader.named(tokens, shape, name.string(), hash, at);
        }
        if (tokens.current() == JsonToken.VALUE_STRING
                && shape.field(shape.shorthand()).shape() == Shape.Scalar.DATA_TYPE) {
            return ofType(tokens, shape, name, hash, at);
        }
        if (tokens instanceof JsonTokens json
                && tokens.current() == JsonToken.START_OBJECT
                && Positions.line(at) == Positions.line(tokens.position())
                && json.snippet().find()) {
            return ofObject(json, shape, name, hash, at);
        }
        return reader.named(tokens, shape, name.string(), hash, at);
    }

    private @Nullable Object ofType(Tokens tokens, RecordShape shape, Text name, long hash, long at) {
        int content = tokens.text(pool).number();
        Object known = pool.made(name, content);
        if (known != null && known.getClass() == shape.type()) {
            return known;
        }
        Object made = reader.named(tokens, shape, name.string(), hash, at);
        if (made != null) {
            pool.remember(name, content, made);
        }
        return made;
    }

    private @Nullable Object ofObject(JsonTokens tokens, RecordShape shape, Text name, long hash, long at) {
        Snippet snippet = tokens.snippet();
        KnownObject known = pool.objects().find(snippet, shape, tokens.depth());
        if (known == null) {
            return pool.objects().isWanted(snippet.hash())
                    ? learn(tokens, shape, name, at)
                    : reader.named(tokens, shape, name.string(), hash, at);
        }
        tokens.endObject(known.move());
        context.positions().describeLast(known.layout());
        Object made = pool.made(name, known.number());
        if (made == null) {
            made = objects.construct(shape, known.values(name.string()), at);
            if (made != null) {
                pool.remember(name, known.number(), made);
            }
        }
        return made;
    }

    /** Reads an object and remembers what it is, if there was no problem and it ended with the first closing brace. */
    private @Nullable Object learn(JsonTokens tokens, RecordShape shape, Text name, long at) {
        byte[] bytes = tokens.snippet().copy();
        long hash = tokens.snippet().hash();
        int depth = tokens.depth();
        int problems = context.problems().size();
        JsonInput.Mark mark = tokens.mark();
        inside.clear();
        PositionLog outside = context.log(inside);
        @Nullable Object[] values;
        try {
            tokens.next();
            values = objects.readValues(tokens, shape, name.string(), Layout.INSIDE, at, false);
        } finally {
            context.log(outside);
        }
        int layout = pool.layouts().number(Layout.of(inside, Positions.line(at)));
        outside.describeLast(layout);
        if (values == null) {
            return null;
        }
        JsonInput.Move move = tokens.moveSince(mark);
        if (context.problems().size() == problems && move.length() == bytes.length) {
            pool.objects().add(new KnownObject(pool.objects().size(), shape, bytes, hash, values, layout, depth, move));
        }
        return objects.construct(shape, values, at);
    }
}
