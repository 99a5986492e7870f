package io.datasurface.model.io;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLParser;

/** The tokens of a YAML file. */
final class YamlTokens implements Tokens {
    private static final String YAML_TAGS = "tag:yaml.org,2002:";
    private static final Set<String> HARMLESS_TAGS = Set.of("str", "int", "float", "bool", "null", "map", "seq");

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
        String text = parser.getString();
        if (!isWhole(text)) {
            throw new BrokenFile(
                    Codes.SYNTAX,
                    position(),
                    "this text holds half a character, such as \\uD83D; write both halves, or the character itself");
        }
        return text;
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
        return parser.isCurrentAlias() || !tag().isEmpty();
    }

    /** Returns the tag of a value, unless it is one that says what the value is anyway. */
    @Override
    public String tag() {
        Object given = parser.currentToken() == JsonToken.PROPERTY_NAME ? null : parser.getTypeId();
        if (given == null) {
            return "";
        }
        String tag = given.toString();
        String plain = tag.startsWith(YAML_TAGS) ? tag.substring(YAML_TAGS.length()) : tag;
        return HARMLESS_TAGS.contains(plain) ? "" : plain;
    }

    /** Whether no character is halved: no file can hold that, so the model could not be written. */
    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                int point = text.codePointAt(i);
                if (Character.isBmpCodePoint(point)) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    @Override
    public boolean lenient() {
        return true;
    }
}
