package io.datasurface.awsbatch.jobs.lake;

import static org.apache.spark.sql.functions.to_json;

import java.util.Map;
import org.apache.spark.sql.Column;

/** Arrays, maps and structs as JSON that loses nothing: Spark by itself writes times in milliseconds. */
public final class ExactJson {
    private static final Map<String, String> MICROSECONDS = Map.of(
            "timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX", "timestampNTZFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSS");

    private ExactJson() {}

    /** The text of a value. */
    public static Column of(Column value) {
        return to_json(value, MICROSECONDS);
    }
}
