package io.datasurface.model.io;

import io.datasurface.model.internal.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * The tokens of a JSON file (RFC 8259, UTF-8 only). Reading a model is mostly this, so it makes no objects: no locations, and no strings
 * for texts that the {@link TextPool} knows. Several documents may stand behind each other, as in Jackson.
 */
final class JsonTokens implements Tokens {
    private static final int NONE = -1;
    private static final JsonToken[] KINDS = JsonToken.values();
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final JsonInput input;
    private final JsonText text;
    private final Snippet snippet;
    private final boolean[] objects = new boolean[Parsers.DEEPEST_NESTING + 1];
    private int depth;

    /** The ordinal of the token at hand, or -1: to store a reference here would cost a memory fence for each token, see {@link PathStack}. */
    private int current = NONE;

    private long position = Positions.START;

    JsonTokens(InputStream stream) throws IOException {
        this.input = new JsonInput(stream);
        this.text = new JsonText(input);
        this.snippet = new Snippet(input);
    }

    @Override
    public @Nullable JsonToken next() {
        int b = input.skipSpace();
        JsonToken before = current();
        JsonToken token;
        if (before == JsonToken.PROPERTY_NAME) {
            token = value(behind(':', b, "a colon"));
        } else if (depth == 0) {
            token = b < 0 ? null : value(b);
        } else if (objects[depth]) {
            boolean first = before == JsonToken.START_OBJECT;
            token = b == '}' ? close(JsonToken.END_OBJECT) : name(first ? b : behind(',', b, "a comma or }"));
        } else {
            boolean first = before == JsonToken.START_ARRAY;
            token = b == ']' ? close(JsonToken.END_ARRAY) : value(first ? b : behind(',', b, "a comma or ]"));
        }
        current = token == null ? NONE : token.ordinal();
        return token;
    }

    /** Returns what stands behind a separator. */
    private int behind(char separator, int b, String wanted) {
        if (b != separator) {
            throw unexpected(b, wanted);
        }
        input.moveTo(input.next() + 1);
        return input.skipSpace();
    }

    private JsonToken name(int b) {
        if (b != '"') {
            throw unexpected(b, "a key in double quotes");
        }
        return string(JsonToken.PROPERTY_NAME);
    }

    private JsonToken value(int b) {
        switch (b) {
            case '"':
                return string(JsonToken.VALUE_STRING);
            case '{':
                return open(true);
            case '[':
                return open(false);
            case 't':
                return word("true", JsonToken.VALUE_TRUE);
            case 'f':
                return word("false", JsonToken.VALUE_FALSE);
            case 'n':
                return word("null", JsonToken.VALUE_NULL);
            default:
                if (b == '-' || (b >= '0' && b <= '9')) {
                    return number();
                }
                if (isInWord(b)) {
                    throw noValue(run(Parsers.LONGEST_NUMBER));
                }
                throw unexpected(b, "a value");
        }
    }

    private JsonToken string(JsonToken token) {
        position = input.position();
        input.moveTo(input.next() + 1);
        text.readString();
        return token;
    }

    private JsonToken open(boolean object) {
        position = input.position();
        if (depth == Parsers.DEEPEST_NESTING) {
            throw new BrokenFile(
                    Codes.SYNTAX,
                    position,
                    "objects and lists are nested deeper than " + Parsers.DEEPEST_NESTING + "; make it flatter");
        }
        objects[++depth] = object;
        input.moveTo(input.next() + 1);
        return object ? JsonToken.START_OBJECT : JsonToken.START_ARRAY;
    }

    private JsonToken close(JsonToken token) {
        position = input.position();
        depth--;
        input.moveTo(input.next() + 1);
        return token;
    }

    int depth() {
        return depth;
    }

    /** What may be found of the object that has just begun. */
    Snippet snippet() {
        return snippet;
    }

    JsonInput.Mark mark() {
        return input.mark();
    }

    JsonInput.Move moveSince(JsonInput.Mark mark) {
        return input.moveSince(mark);
    }

    /** Goes from the begin of an object to its end as was done over equal bytes. */
    void endObject(JsonInput.Move move) {
        input.repeat(move);
        position = input.position(input.next() - 1);
        depth--;
        current = JsonToken.END_OBJECT.ordinal();
    }

    private JsonToken word(String word, JsonToken token) {
        position = input.position();
        int count = run(word.length());
        text.set(input.next(), count);
        if (!text.is(word)) {
            throw noValue(run(Parsers.LONGEST_NUMBER));
        }
        input.moveTo(input.next() + count);
        return token;
    }

    private BrokenFile noValue(int count) {
        text.set(input.next(), count);
        return new BrokenFile(
                Codes.SYNTAX,
                input.position(),
                "%s is no value; texts stand in double quotes".formatted(Quoted.of(text.string())));
    }

    private JsonToken number() {
        position = input.position();
        int count = run(Parsers.LONGEST_NUMBER);
        if (count > Parsers.LONGEST_NUMBER) {
            throw new BrokenFile(
                    Codes.SYNTAX,
                    position,
                    "a number has more than " + Parsers.LONGEST_NUMBER + " characters; write it as text");
        }
        text.set(input.next(), count);
        boolean whole = isPlainWhole(input.window(), input.next(), count);
        if (!whole && !NUMBER.matcher(text.string()).matches()) {
            throw new BrokenFile(
                    Codes.SYNTAX,
                    position,
                    "%s is no number; texts stand in double quotes".formatted(Quoted.of(text.string())));
        }
        boolean integer = whole || text.string().chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        input.moveTo(input.next() + count);
        return integer ? JsonToken.VALUE_NUMBER_INT : JsonToken.VALUE_NUMBER_FLOAT;
    }

    private static boolean isPlainWhole(byte[] window, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (window[i] < '0' || window[i] > '9') {
                return false;
            }
        }
        return count == 1 || window[from] != '0';
    }

    /** Counts the characters of a word or number, up to one more than there may be. */
    private int run(int most) {
        int count = 0;
        while (count <= most && input.has(count)) {
            if (!isInWord(input.window()[input.next() + count])) {
                break;
            }
            count++;
        }
        return count;
    }

    private static boolean isInWord(int b) {
        return (b >= '0' && b <= '9')
                || (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || b == '.'
                || b == '-'
                || b == '+'
                || b == '_';
    }

    private BrokenFile unexpected(int b, String wanted) {
        long at = input.position();
        String found;
        if (b < 0) {
            found = "the end of the file";
        } else if (b < 0x80) {
            found = Quoted.of(String.valueOf((char) b));
        } else {
            found = Quoted.of(Character.toString(JsonText.readCharacter(input)));
        }
        return new BrokenFile(Codes.SYNTAX, at, "%s must stand here, not %s".formatted(wanted, found));
    }

    @Override
    public @Nullable JsonToken current() {
        return current == NONE ? null : KINDS[current];
    }

    @Override
    public String text() {
        return text.string();
    }

    @Override
    public Text text(TextPool pool) {
        return text.pooled(pool);
    }

    @Override
    public boolean is(Text known) {
        return text.is(known);
    }

    @Override
    public BigDecimal decimal() {
        return new BigDecimal(text.string());
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public boolean isAlias() {
        return false;
    }

    @Override
    public boolean lenient() {
        return false;
    }
}
