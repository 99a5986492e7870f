package io.datasurface.model.schema;

import com.google.common.collect.ImmutableMap;
import java.util.Map;

/**
 * The usual floating-point types by name. The parameters are those of IEEE 754-2019, of the OCP 8-bit and microscaling formats and of
 * the FNUZ variants.
 */
public final class FloatTypes {
    /** Half precision. */
    public static final FloatType IEEE16 = ieee(15, 11, 16);

    /** Single precision, also called Float. */
    public static final FloatType IEEE32 = ieee(127, 24, 32);

    /** Double precision, also called Double. */
    public static final FloatType IEEE64 = ieee(1023, 53, 64);

    /** Quadruple precision. */
    public static final FloatType IEEE128 = ieee(16383, 113, 128);

    /** Octuple precision. */
    public static final FloatType IEEE256 = ieee(262143, 237, 256);

    private static final Map<String, FloatType> BY_NAME = ImmutableMap.<String, FloatType>builder()
            .put("IEEE16", IEEE16)
            .put("IEEE32", IEEE32)
            .put("IEEE64", IEEE64)
            .put("IEEE128", IEEE128)
            .put("IEEE256", IEEE256)
            .put("FP8_E4M3", new FloatType(8, -6, 4, 8, NonFiniteBehavior.NAN_ONLY, NanEncoding.ALL_ONES))
            .put("FP8_E5M2", new FloatType(15, -14, 3, 8, NonFiniteBehavior.IEEE754, NanEncoding.IEEE))
            .put("FP8_E5M2FNUZ", new FloatType(15, -15, 3, 8, NonFiniteBehavior.NAN_ONLY, NanEncoding.NEGATIVE_ZERO))
            .put("FP8_E4M3FNUZ", new FloatType(7, -7, 4, 8, NonFiniteBehavior.NAN_ONLY, NanEncoding.NEGATIVE_ZERO))
            .put("FP8_E8M0", new FloatType(127, -127, 1, 8, NonFiniteBehavior.NAN_ONLY, NanEncoding.ALL_ONES))
            .put("FP6_E2M3", new FloatType(2, 0, 4, 6, NonFiniteBehavior.FINITE_ONLY, NanEncoding.IEEE))
            .put("FP6_E3M2", new FloatType(4, -2, 3, 6, NonFiniteBehavior.FINITE_ONLY, NanEncoding.IEEE))
            .put("FP4_E2M1", new FloatType(2, 0, 2, 4, NonFiniteBehavior.FINITE_ONLY, NanEncoding.IEEE))
            .buildOrThrow();

    private static final Map<FloatType, String> NAMES = names();

    private FloatTypes() {}

    /**
     * The named types.
     *
     * @return type by name, without the aliases Float and Double
     */
    public static Map<String, FloatType> byName() {
        return BY_NAME;
    }

    static String text(FloatType type) {
        String name = NAMES.get(type);
        if (name != null) {
            return name;
        }
        return "CustomFloat(%s,%s,%s,%s,%s,%s)"
                .formatted(
                        type.maxExponent(),
                        type.minExponent(),
                        type.precision(),
                        type.sizeInBits(),
                        type.nonFiniteBehavior(),
                        type.nanEncoding());
    }

    private static FloatType ieee(int maxExponent, int precision, int size) {
        return new FloatType(
                maxExponent, 1 - maxExponent, precision, size, NonFiniteBehavior.IEEE754, NanEncoding.IEEE);
    }

    private static Map<FloatType, String> names() {
        ImmutableMap.Builder<FloatType, String> names = ImmutableMap.builder();
        BY_NAME.forEach((name, type) -> names.put(type, name));
        return names.buildOrThrow();
    }
}
