package io.datasurface.model.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.DecimalType;
import io.datasurface.model.schema.FloatType;
import io.datasurface.model.schema.IntegerType;
import io.datasurface.model.schema.NanEncoding;
import io.datasurface.model.schema.NonFiniteBehavior;
import io.datasurface.model.schema.StringKind;
import io.datasurface.model.schema.StringType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** All small types against the sets of their values: one may become another if its set is inside the other's. */
class TypeOracleTest {
    @Test
    void integers() {
        Map<DataType, Set<Object>> values = new HashMap<>();
        for (int bits = 1; bits <= 7; bits++) {
            Set<Object> signed = new HashSet<>();
            Set<Object> unsigned = new HashSet<>();
            for (int pattern = 0; pattern < 1 << bits; pattern++) {
                signed.add(pattern - (1 << (bits - 1)));
                unsigned.add(pattern);
            }
            values.put(new IntegerType(bits, true), signed);
            values.put(new IntegerType(bits, false), unsigned);
        }
        compatibleIfInside(values);
    }

    @Test
    void decimals() {
        int finest = 4;
        Map<DataType, Set<Object>> values = new HashMap<>();
        for (int digits = 1; digits <= 4; digits++) {
            for (int scale = 0; scale <= digits; scale++) {
                Set<Object> all = new HashSet<>();
                int unit = (int) Math.pow(10, finest - scale);
                int end = (int) Math.pow(10, digits);
                for (int number = 1 - end; number < end; number++) {
                    all.add((long) number * unit);
                }
                values.put(new DecimalType(digits, scale), all);
            }
        }
        compatibleIfInside(values);
    }

    @Test
    void texts() {
        List<String> texts = texts(3);
        Map<DataType, Set<Object>> values = new HashMap<>();
        for (StringKind kind : StringKind.values()) {
            for (int size = 1; size <= 4; size++) {
                // The last size stands for no limit.
                Optional<Integer> most = size == 4 ? Optional.empty() : Optional.of(size);
                Set<Object> all = new HashSet<>();
                for (String text : texts) {
                    boolean unicode = kind != StringKind.VARCHAR && kind != StringKind.CHAR;
                    boolean padded = kind == StringKind.CHAR || kind == StringKind.NCHAR;
                    if (text.length() <= size && (unicode || !text.contains("é")) && (!padded || !text.endsWith(" "))) {
                        all.add(text);
                    }
                }
                if (size == 4) {
                    all.add("a".repeat(99));
                }
                values.put(new StringType(kind, most, Optional.empty()), all);
            }
        }
        compatibleIfInside(values);
    }

    private static List<String> texts(int length) {
        List<String> texts = new ArrayList<>(List.of(""));
        for (int i = 0; i < texts.size() && texts.get(i).length() < length; i++) {
            for (String next : List.of("a", "é", " ")) {
                texts.add(texts.get(i) + next);
            }
        }
        return texts;
    }

    @Test
    void floats() {
        Map<DataType, Set<Object>> values = new HashMap<>();
        for (int precision = 1; precision <= 3; precision++) {
            for (int max = 1; max <= 3; max++) {
                for (int min = -2; min <= 0; min++) {
                    for (NonFiniteBehavior behavior : NonFiniteBehavior.values()) {
                        for (NanEncoding encoding : NanEncoding.values()) {
                            FloatType type = new FloatType(max, min, precision, 8, behavior, encoding);
                            values.put(type, floats(type));
                        }
                    }
                }
            }
        }
        compatibleIfInside(values);
    }

    /** The values of a binary format with at least two exponents, as all real ones have: sign, exponent and fraction as IEEE 754 puts them together. */
    private static Set<Object> floats(FloatType type) {
        Set<Object> all = new HashSet<>();
        int fractions = 1 << (type.precision() - 1);
        for (int exponent = type.minExponent(); exponent <= type.maxExponent(); exponent++) {
            for (int fraction = 0; fraction < fractions; fraction++) {
                boolean last = exponent == type.maxExponent() && fraction == fractions - 1;
                boolean notANumber = last
                        && type.precision() > 1
                        && type.nonFiniteBehavior() == NonFiniteBehavior.NAN_ONLY
                        && type.nanEncoding() == NanEncoding.ALL_ONES;
                if (!notANumber) {
                    addBoth(all, (1 + (double) fraction / fractions) * Math.pow(2, exponent));
                }
                addBoth(all, (double) fraction / fractions * Math.pow(2, type.minExponent()));
            }
        }
        if (type.nonFiniteBehavior() != NonFiniteBehavior.FINITE_ONLY) {
            all.add("not a number");
        }
        if (type.nonFiniteBehavior() == NonFiniteBehavior.IEEE754) {
            addBoth(all, Double.POSITIVE_INFINITY);
        }
        return all;
    }

    private static void addBoth(Set<Object> all, double value) {
        all.add(value + 0.0);
        all.add(-value + 0.0);
    }

    private static void compatibleIfInside(Map<DataType, Set<Object>> values) {
        int fitting = 0;
        for (Map.Entry<DataType, Set<Object>> before : values.entrySet()) {
            for (Map.Entry<DataType, Set<Object>> after : values.entrySet()) {
                boolean inside = after.getValue().containsAll(before.getValue());
                assertThat(TypeCompatibility.isCompatible(before.getKey(), after.getKey()))
                        .as("%s -> %s", before.getKey(), after.getKey())
                        .isEqualTo(inside);
                fitting += inside ? 1 : 0;
            }
        }
        assertThat(fitting).isGreaterThan(values.size());
    }
}
