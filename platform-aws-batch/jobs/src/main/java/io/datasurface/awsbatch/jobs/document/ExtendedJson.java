package io.datasurface.awsbatch.jobs.document;

import io.datasurface.awsbatch.jobs.document.DocumentValue.Fields;
import io.datasurface.awsbatch.jobs.document.DocumentValue.Nothing;
import io.datasurface.awsbatch.jobs.document.DocumentValue.Plain;
import io.datasurface.awsbatch.jobs.document.DocumentValue.Time;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The values that MongoDB writes as objects, because JSON has no type for them: {@code {"$oid": "5a94815f40bd44d1b02bdfe0"}}. Both forms of version 2,
 * canonical and relaxed, and those of version 1 are known, as no documentation says which one DMS writes. Source: MongoDB manual, Extended JSON.
 */
final class ExtendedJson {
    private ExtendedJson() {}

    /** What an object stands for; the object itself if that is all that it is, or if it is of a type that rows do not have. */
    static DocumentValue plain(Fields object) {
        if (object.fields().size() == 2) {
            // {"$binary": "AAEC", "$type": "00"} is the form of version 1.
            DocumentValue bytes = object.field("$binary");
            return object.fields().containsKey("$type") && bytes instanceof Plain ? bytes : object;
        }
        if (object.fields().size() != 1) {
            return object;
        }
        String type = object.fields().keySet().iterator().next();
        DocumentValue value = object.field(type);
        return switch (type) {
            case "$oid", "$numberInt", "$numberLong", "$numberDecimal", "$uuid", "$symbol", "$code" ->
                value instanceof Plain ? value : object;
            case "$numberDouble" -> value instanceof Plain ? new Plain(Doubles.shortest(value.text())) : object;
            case "$date" -> time(value).orElse(object);
            case "$timestamp" -> seconds(value).orElse(object);
            case "$binary" ->
                value instanceof Fields bytes && bytes.field("base64") instanceof Plain text ? text : object;
            case "$undefined" -> new Nothing();
            default -> object;
        };
    }

    private static Optional<DocumentValue> time(DocumentValue value) {
        // Milliseconds since 1970 are a number, or canonical {"$numberLong": "..."}, which is a number by now.
        if (!(value instanceof Plain)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Time(
                    value.text().contains("T")
                            ? OffsetDateTime.parse(value.text().replaceFirst("([+-][0-9]{2})([0-9]{2})$", "$1:$2"))
                                    .toInstant()
                            : Instant.ofEpochMilli(Long.parseLong(value.text()))));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The time of an entry of a log: seconds and a number within the second, which is left out. */
    private static Optional<DocumentValue> seconds(DocumentValue value) {
        try {
            return value instanceof Fields fields && fields.field("t") instanceof Plain seconds
                    ? Optional.of(new Time(Instant.ofEpochSecond(Long.parseLong(seconds.text()))))
                    : Optional.empty();
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
