package io.datasurface.model.io;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** One value that was read ahead, because its type is stated behind other fields. */
final class RecordedTokens implements Tokens {
    /**
     * A token.
     *
     * @param kind what it is
     * @param text its text, if it has one
     * @param number its value, if it is a finite number
     * @param position where it begins
     * @param alias whether it refers to an earlier part of the file
     */
    record Token(JsonToken kind, String text, Optional<BigDecimal> number, long position, boolean alias) {}

    private final List<Token> tokens = new ArrayList<>();
    private final boolean lenient;
    private int at;

    private RecordedTokens(boolean lenient) {
        this.lenient = lenient;
    }

    /**
     * Reads the rest of an object ahead.
     *
     * @param source stands at the name of the object's first field, and afterwards at the object's end
     * @param start where the object begins
     * @return the object, standing at its start
     */
    static RecordedTokens ofObject(Tokens source, long start) {
        RecordedTokens recorded = new RecordedTokens(source.lenient());
        recorded.tokens.add(new Token(JsonToken.START_OBJECT, "", Optional.empty(), start, false));
        int depth = 1;
        for (JsonToken token = source.current(); token != null; token = source.next()) {
            recorded.add(source, token);
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (depth == 0) {
                break;
            }
        }
        return recorded;
    }

    /** Returns the value of a field of the object itself, or the value's first token. */
    Optional<Token> find(String field) {
        int depth = 0;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.kind.isStructStart() ? 1 : token.kind.isStructEnd() ? -1 : 0;
            if (depth == 1 && token.kind == JsonToken.PROPERTY_NAME && token.text.equals(field)) {
                return Optional.of(tokens.get(i + 1));
            }
        }
        return Optional.empty();
    }

    private void add(Tokens source, JsonToken token) {
        boolean hasText = token == JsonToken.PROPERTY_NAME || token.isScalarValue();
        tokens.add(new Token(
                token,
                hasText ? source.text() : "",
                token.isNumeric() ? number(source) : Optional.empty(),
                source.position(),
                source.isAlias()));
    }

    private static Optional<BigDecimal> number(Tokens source) {
        try {
            return Optional.of(source.decimal());
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty(); // decimal() throws again when somebody asks
        }
    }

    @Override
    public @Nullable JsonToken next() {
        at++;
        return current();
    }

    @Override
    public @Nullable JsonToken current() {
        return at < tokens.size() ? tokens.get(at).kind : null;
    }

    @Override
    public String text() {
        return tokens.get(at).text;
    }

    @Override
    public BigDecimal decimal() {
        return tokens.get(at).number.orElseThrow(() -> new NumberFormatException("not finite"));
    }

    @Override
    public long position() {
        return tokens.get(at).position;
    }

    @Override
    public boolean isAlias() {
        return tokens.get(at).alias;
    }

    @Override
    public boolean lenient() {
        return lenient;
    }
}
