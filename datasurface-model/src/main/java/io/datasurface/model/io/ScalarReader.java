package io.datasurface.model.io;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.common.Suggestions;
import io.datasurface.model.internal.Quoted;
import io.datasurface.model.schema.DataTypeFormatException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads simple values. A faulty value is a problem and gives null. */
final class ScalarReader {
    private final FileContext context;
    private final TextPool pool;

    ScalarReader(FileContext context, TextPool pool) {
        this.context = context;
        this.pool = pool;
    }

    @Nullable Object read(Tokens tokens, Shape.Scalar shape) {
        return switch (shape) {
            case FLAG -> flag(tokens);
            case INT -> whole(tokens, shape, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> whole(tokens, shape, Long.MIN_VALUE, Long.MAX_VALUE);
            case DECIMAL -> isNumber(tokens) ? number(tokens) : wrongType(tokens, shape);
            case TEXT, DURATION, DATE_TIME, DATA_TYPE, LOCATION -> textual(tokens, shape);
        };
    }

    private @Nullable Object textual(Tokens tokens, Shape.Scalar shape) {
        JsonToken token = tokens.current();
        boolean plain = tokens.lenient() && token != null && token.isScalarValue() && token != JsonToken.VALUE_NULL;
        if (token != JsonToken.VALUE_STRING && !plain) {
            return wrongType(tokens, shape);
        }
        Text text = tokens.text(pool);
        try {
            return switch (shape) {
                case DURATION -> Duration.parse(text.string());
                case DATE_TIME -> LocalDateTime.parse(text.string());
                case DATA_TYPE -> text.type();
                case LOCATION -> text.location();
                default -> text.string();
            };
        } catch (DateTimeException | ArithmeticException e) {
            context.problem(
                    Codes.INVALID_VALUE,
                    tokens.position(),
                    shape == Shape.Scalar.DURATION
                            ? "%s is no duration. Write it as in ISO 8601, such as PT15M, PT2H or P7D; months and years have no fixed length."
                            : "%s is no date and time. Write it as in ISO 8601 without a zone, such as 2026-12-24T18:00.",
                    Quoted.of(text.string()));
        } catch (DataTypeFormatException e) {
            boolean torn = tokens.lenient()
                    && text.string().indexOf('(') > text.string().indexOf(')');
            context.problem(
                    Codes.INVALID_VALUE,
                    tokens.position(),
                    torn ? "%s. Between { and } a type with a comma in it stands in quotes." : "%s.",
                    String.valueOf(e.getMessage()));
        }
        return null;
    }

    @Nullable Object constant(Tokens tokens, Shape.Constants shape) {
        if (tokens.current() != JsonToken.VALUE_STRING) {
            return wrongType(tokens, shape);
        }
        Object constant = shape.byName().get(tokens.text(pool).string());
        if (constant == null) {
            context.problem(
                    Codes.UNKNOWN_CONSTANT,
                    tokens.position(),
                    "%s is not possible here; %s.",
                    Quoted.of(tokens.text()),
                    Suggestions.hint(tokens.text(), shape.byName().keySet()));
        }
        return constant;
    }

    private @Nullable Object flag(Tokens tokens) {
        JsonToken token = tokens.current();
        return token != null && token.isBoolean()
                ? Boolean.valueOf(token == JsonToken.VALUE_TRUE)
                : wrongType(tokens, Shape.Scalar.FLAG);
    }

    private @Nullable Object whole(Tokens tokens, Shape shape, long least, long most) {
        if (tokens.current() != JsonToken.VALUE_NUMBER_INT) {
            return wrongType(tokens, shape);
        }
        BigDecimal value = number(tokens);
        if (value == null) {
            return null;
        }
        if (value.compareTo(BigDecimal.valueOf(least)) < 0 || value.compareTo(BigDecimal.valueOf(most)) > 0) {
            context.problem(
                    Codes.OUT_OF_RANGE,
                    tokens.position(),
                    "The number %s is out of range. Use one from %d to %d.",
                    Quoted.of(tokens.text()),
                    least,
                    most);
            return null;
        }
        return shape == Shape.Scalar.INT ? (Object) value.intValueExact() : (Object) value.longValueExact();
    }

    private @Nullable BigDecimal number(Tokens tokens) {
        try {
            return tokens.decimal();
        } catch (NumberFormatException | ArithmeticException e) {
            context.problem(
                    Codes.OUT_OF_RANGE,
                    tokens.position(),
                    "%s is not a finite number. Write one with digits.",
                    Quoted.of(tokens.text()));
            return null;
        }
    }

    /** Reads any value: a parameter for a plugin. */
    @Nullable JsonValue free(Tokens tokens) {
        JsonToken token = tokens.isAlias() ? JsonToken.NOT_AVAILABLE : tokens.current();
        if (token == null) {
            token = JsonToken.NOT_AVAILABLE;
        }
        switch (token) {
            case VALUE_STRING:
                return new JsonValue.Text(tokens.text(pool).string());
            case VALUE_TRUE:
                return new JsonValue.Flag(true);
            case VALUE_FALSE:
                return new JsonValue.Flag(false);
            case VALUE_NUMBER_INT:
            case VALUE_NUMBER_FLOAT:
                BigDecimal number = number(tokens);
                return number == null ? null : new JsonValue.Numeric(number);
            case START_ARRAY:
                return freeList(tokens);
            case START_OBJECT:
                return freeObject(tokens);
            default:
                wrongType(tokens, Shape.Free.VALUE);
                return null;
        }
    }

    private @Nullable JsonValue inner(Tokens tokens) {
        boolean isNull = tokens.current() == JsonToken.VALUE_NULL && !tokens.isAlias();
        return isNull ? new JsonValue.Null() : free(tokens);
    }

    private JsonValue freeList(Tokens tokens) {
        ImmutableList.Builder<JsonValue> values = ImmutableList.builder();
        for (int i = 0; tokens.next() != JsonToken.END_ARRAY; i++) {
            context.path().push(i);
            JsonValue value = inner(tokens);
            context.path().pop();
            if (value != null) {
                values.add(value);
            }
        }
        return new JsonValue.Items(values.build());
    }

    private JsonValue freeObject(Tokens tokens) {
        Map<String, JsonValue> values = new LinkedHashMap<>();
        while (tokens.next() != JsonToken.END_OBJECT) {
            String key = tokens.text();
            context.path().push(key);
            if (values.containsKey(key)) {
                context.problem(
                        Codes.DUPLICATE_NAME,
                        tokens.position(),
                        "%s stands twice in this object. Take one away.",
                        Quoted.of(key));
            }
            tokens.next();
            JsonValue value = inner(tokens);
            context.path().pop();
            if (value != null) {
                values.putIfAbsent(key, value);
            }
        }
        return new JsonValue.Group(ImmutableMap.copyOf(values));
    }

    private static boolean isNumber(Tokens tokens) {
        JsonToken token = tokens.current();
        return token != null && token.isNumeric();
    }

    /** Reports a value of the wrong type and moves to its end. */
    @Nullable Object wrongType(Tokens tokens, Shape wanted) {
        String tag = tokens.tag();
        if (!tag.isEmpty()) {
            context.problem(
                    Codes.TAG,
                    tokens.position(),
                    "A model file has no tags such as %s: nothing is made or included by them. Write the value itself.",
                    Quoted.of("!" + tag));
        } else if (tokens.isAlias()) {
            context.problem(
                    Codes.ALIAS,
                    tokens.position(),
                    "A model file cannot refer to another part of itself with the alias %s. Write the value here again.",
                    Quoted.of("*" + tokens.text()));
        } else {
            context.problem(
                    Codes.WRONG_TYPE,
                    tokens.position(),
                    "This is %s, but must be %s.%s",
                    describe(tokens),
                    wanted.accepted(),
                    tokens.current() == JsonToken.VALUE_NULL ? " Leave the key out if there is nothing to say." : "");
        }
        tokens.skip();
        return null;
    }

    private static String describe(Tokens tokens) {
        JsonToken token = tokens.current();
        if (token == null) {
            return "the end of the file";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "the text " + Quoted.of(tokens.text());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + Quoted.of(tokens.text());
            case VALUE_TRUE -> "true";
            case VALUE_FALSE -> "false";
            default -> "null";
        };
    }
}
