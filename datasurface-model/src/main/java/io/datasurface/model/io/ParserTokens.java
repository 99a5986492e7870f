package io.datasurface.model.io;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLParser;

/** The tokens of a parser. */
final class ParserTokens implements Tokens {
    private final JsonParser parser;
    private final @Nullable YAMLParser yaml;

    ParserTokens(JsonParser parser) {
        this.parser = parser;
        this.yaml = parser instanceof YAMLParser found ? found : null;
    }

    @Override
    public @Nullable JsonToken next() {
        return parser.nextToken();
    }

    @Override
    public @Nullable JsonToken current() {
        return parser.currentToken();
    }

    @Override
    public String text() {
        return parser.getString();
    }

    @Override
    public BigDecimal decimal() {
        if (parser.isNaN()) {
            throw new NumberFormatException("not finite");
        }
        return parser.getDecimalValue();
    }

    @Override
    public long position() {
        TokenStreamLocation at = parser.currentTokenLocation();
        return Positions.pack(at.getLineNr(), at.getColumnNr());
    }

    @Override
    public boolean isAlias() {
        return yaml != null && yaml.isCurrentAlias();
    }

    @Override
    public boolean lenient() {
        return yaml != null;
    }
}
