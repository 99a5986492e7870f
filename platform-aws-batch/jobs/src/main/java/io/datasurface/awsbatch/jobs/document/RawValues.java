package io.datasurface.awsbatch.jobs.document;

import io.datasurface.awsbatch.jobs.document.DocumentValue.Fields;
import io.datasurface.awsbatch.jobs.document.DocumentValue.Items;
import io.datasurface.awsbatch.jobs.document.DocumentValue.Nothing;
import io.datasurface.awsbatch.jobs.document.DocumentValue.Plain;
import io.datasurface.awsbatch.jobs.document.DocumentValue.Time;
import io.datasurface.awsbatch.jobs.drop.Conversion.NoValueException;
import io.datasurface.awsbatch.spec.SpecType;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a document, as conversions of texts take it for a type: null, a text, a list or a map of such. Texts take everything, lists and
 * objects as JSON; fields of an object that its type does not have are left out, as those of the document are that the dataset does not have.
 */
final class RawValues implements SpecType.Visitor<Object> {
    /** As a double is written that has a whole number, which is what shells of MongoDB make of numbers. */
    private static final Pattern WHOLE_DOUBLE = Pattern.compile("[+-]?[0-9]{1,40}([.]0+)?([eE][+]?[0-9]{1,2})?");

    private final DocumentValue value;

    private RawValues(DocumentValue value) {
        this.value = value;
    }

    /**
     * What it is for a type.
     *
     * @throws NoValueException if it is none of the type
     */
    static @Nullable Object of(DocumentValue given, SpecType type) throws NoValueException {
        if (given instanceof Nothing) {
            return null;
        }
        try {
            return type.accept(new RawValues(given));
        } catch (Refused e) {
            throw new NoValueException(e.reason + "; expected " + type);
        }
    }

    /** Carries a reason out of a visitor. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String reason;

        Refused(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }

    @Override
    public Object simple(SpecType.Simple type) {
        if (value instanceof Time time) {
            LocalDateTime clock = LocalDateTime.ofInstant(time.time(), ZoneOffset.UTC);
            return switch (type) {
                case TIMESTAMPTZ -> time.text();
                case TIMESTAMP -> clock.toString();
                case DATE -> {
                    if (!clock.toLocalTime().equals(LocalTime.MIDNIGHT)) {
                        throw new Refused("it has a time of day (" + time.text() + ")");
                    }
                    yield clock.toLocalDate().toString();
                }
                case BOOLEAN, FLOAT, DOUBLE -> throw new Refused("it is a time");
            };
        }
        return scalar();
    }

    @Override
    public Object integer(SpecType.IntegerType type) {
        String text = scalar();
        return WHOLE_DOUBLE.matcher(text).matches()
                ? new BigDecimal(text).toBigInteger().toString()
                : text;
    }

    @Override
    public Object decimal(SpecType.DecimalType type) {
        return scalar();
    }

    @Override
    public Object string(SpecType.StringType type) {
        return value.text();
    }

    @Override
    public Object binary(SpecType.BinaryType type) {
        return scalar();
    }

    private String scalar() {
        if (value instanceof Plain) {
            return value.text();
        }
        throw new Refused(value instanceof Time ? "it is a time" : "it is a list or an object");
    }

    @Override
    public Object array(SpecType.ArrayType type) {
        if (!(value instanceof Items list)) {
            throw new Refused("it is no list");
        }
        List<@Nullable Object> items = new ArrayList<>();
        list.items().forEach(item -> items.add(within(item, type.element())));
        return items;
    }

    @Override
    public Object map(SpecType.MapType type) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        object().fields().forEach((name, entry) -> entries.put(name, within(entry, type.value())));
        return entries;
    }

    @Override
    public Object struct(SpecType.StructType type) {
        Fields object = object();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (SpecType.Field field : type.fields()) {
            fields.put(field.name(), within(object.field(field.name()), field.type()));
        }
        return fields;
    }

    private Fields object() {
        if (value instanceof Fields fields) {
            return fields;
        }
        throw new Refused("it is no object");
    }

    private static @Nullable Object within(DocumentValue part, SpecType type) {
        try {
            return of(part, type);
        } catch (NoValueException e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }
}
