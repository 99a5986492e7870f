package io.datasurface.host;

import io.datasurface.model.ObjectPath;
import io.datasurface.spi.PlatformCapabilities;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Something that an object of the model asks of the platform that works for it.
 *
 * @param code code of the problem if the platform cannot do it
 * @param path the object
 * @param words what the platform has to do, as a continuation of "it cannot"
 * @param met whether a platform with given capabilities can do it
 * @param can what a platform with given capabilities can do instead
 */
record Demand(
        String code,
        ObjectPath path,
        String words,
        Predicate<PlatformCapabilities> met,
        Function<PlatformCapabilities, Object> can) {}
