package io.datasurface.awsbatch.jobs.drop;

import io.datasurface.awsbatch.jobs.drop.Conversion.NoValueException;
import io.datasurface.awsbatch.spec.SpecType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;

/** Conversions by type, without loss: nothing is rounded, cut or guessed. */
public final class Conversions implements SpecType.Visitor<Conversion> {
    private static final Conversions INSTANCE = new Conversions();

    private Conversions() {}

    /** The conversion to a type. */
    public static Conversion to(SpecType type) {
        Conversion conversion = type.accept(INSTANCE);
        return raw -> raw == null ? null : conversion.of(raw);
    }

    @Override
    public Conversion simple(SpecType.Simple type) {
        return scalar(type.toString(), text -> switch (type) {
            case BOOLEAN -> TextValues.bool(text);
            case FLOAT -> TextValues.single(text);
            case DOUBLE -> TextValues.real(text);
            case DATE -> TextValues.date(text);
            case TIMESTAMP -> TextValues.wallClock(text);
            case TIMESTAMPTZ -> TextValues.instant(text);
        });
    }

    @Override
    public Conversion integer(SpecType.IntegerType type) {
        return scalar(type.toString(), text -> TextValues.integer(text, type.bits()));
    }

    @Override
    public Conversion decimal(SpecType.DecimalType type) {
        return scalar(type.toString(), text -> TextValues.decimal(text, type.precision(), type.scale()));
    }

    @Override
    public Conversion string(SpecType.StringType type) {
        return scalar(type.toString(), text -> TextValues.limited(text, type.limit()));
    }

    @Override
    public Conversion binary(SpecType.BinaryType type) {
        return scalar(type.toString(), text -> TextValues.bytes(text, type.limit()));
    }

    private interface OfText {
        Object value(String text) throws NoValueException;
    }

    private static Conversion scalar(String type, OfText conversion) {
        return raw -> {
            if (raw instanceof String text) {
                return conversion.value(text);
            }
            throw new NoValueException("it is a list or an object; expected " + type);
        };
    }

    @Override
    public Conversion array(SpecType.ArrayType type) {
        Conversion element = to(type.element());
        return raw -> {
            if (!(raw instanceof List<?> items)) {
                throw new NoValueException("it is no list; expected " + type);
            }
            List<@Nullable Object> values = new ArrayList<>();
            for (Object item : items) {
                values.add(element.of(item));
            }
            return values.toArray();
        };
    }

    @Override
    public Conversion map(SpecType.MapType type) {
        Conversion key = to(type.key());
        Conversion value = to(type.value());
        return raw -> {
            Map<Object, @Nullable Object> values = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : object(raw, type).entrySet()) {
                Object name = key.of(entry.getKey());
                if (name == null || values.containsKey(name)) {
                    throw new NoValueException("the key " + entry.getKey() + " is there twice");
                }
                values.put(name, value.of(entry.getValue()));
            }
            return JavaConverters.mapAsScalaMap(values);
        };
    }

    @Override
    public Conversion struct(SpecType.StructType type) {
        Map<String, Integer> places = new LinkedHashMap<>();
        List<Conversion> fields = new ArrayList<>();
        for (SpecType.Field field : type.fields()) {
            places.put(field.name().toLowerCase(Locale.ROOT), fields.size());
            fields.add(to(field.type()));
        }
        return raw -> {
            Object[] values = new Object[fields.size()];
            for (Map.Entry<?, ?> entry : object(raw, type).entrySet()) {
                Integer place = places.get(String.valueOf(entry.getKey()).toLowerCase(Locale.ROOT));
                if (place == null) {
                    throw new NoValueException("it has a field " + entry.getKey() + "; expected " + type);
                }
                values[place] = fields.get(place).of(entry.getValue());
            }
            return RowFactory.create(values);
        };
    }

    private static Map<?, ?> object(@Nullable Object raw, SpecType type) throws NoValueException {
        if (raw instanceof Map<?, ?> fields) {
            return fields;
        }
        throw new NoValueException("it is no object; expected " + type);
    }
}
