package io.datasurface.awsbatch.instance;

import static io.datasurface.spi.ParameterType.INTEGER;
import static io.datasurface.spi.ParameterType.TEXT;

import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterValues;

/** What parameters of several topics look like. */
final class ParameterShapes {
    static final String BUCKET = "(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*";
    static final String PREFIX = "(?=.{0,200}$)([A-Za-z0-9_=-]+(/[A-Za-z0-9_=-]+)*)?";
    static final String KEY = "arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+";
    static final String ROUTE_TABLE = "rtb-[0-9a-f]{8,17}";
    static final String ROLE = "[A-Za-z0-9_+=,.@-]{1,64}";

    private ParameterShapes() {}

    static ParameterSpec prefix(String name, String example, String help) {
        return ParameterSpec.withDefault(name, TEXT, ParameterValues.of(example), help + ", without slashes around it")
                .matching(PREFIX);
    }

    static ParameterSpec integer(String name, long value, String help) {
        return ParameterSpec.withDefault(name, INTEGER, ParameterValues.of(value), help);
    }
}
