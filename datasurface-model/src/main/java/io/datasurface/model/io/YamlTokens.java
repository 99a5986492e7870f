package io.datasurface.model.io;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLParser;

/** The tokens of a YAML file. */
final class YamlTokens implements Tokens {
    private final YAMLParser parser;

    YamlTokens(YAMLParser parser) {
        this.parser = parser;
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
        return parser.isCurrentAlias();
    }

    @Override
    public boolean lenient() {
        return true;
    }
}
