package io.datasurface.awsbatch.foundation;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.datasurface.awsbatch.testing.CellModels;
import io.datasurface.model.common.JsonValue;
import io.datasurface.spi.ParameterValues;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Policies of a role have place for 10,240 characters, however long the names are that parameters give. */
class LongestNamesTest {
    private static final String FOLDER = "f".repeat(200);

    private static JsonValue texts(String... namesAndTexts) {
        return CellModels.texts(namesAndTexts);
    }

    @Test
    void theLongestNamesFit() {
        Map<String, JsonValue> parameters = new TreeMap<>(CellModels.three(Map.of()));
        parameters.put("stagingBucket", texts("name", "s".repeat(57), "role", "s".repeat(64), "prefix", FOLDER));
        parameters.put("icebergBucket", texts("name", "i".repeat(63), "role", "i".repeat(64), "prefix", FOLDER));
        parameters.put("glueDatabase", texts("name", "d".repeat(255), "role", "d".repeat(64)));
        parameters.put("drops", texts("prefix", "d" + FOLDER.substring(1)));
        parameters.put("locks", ParameterValues.of("DYNAMODB"));
        parameters.put(
                "reconcile",
                new JsonValue.Group(
                        Map.of("interval", ParameterValues.of("PT24H"), "sources", new JsonValue.Flag(true))));
        assertThatCode(() -> Rendering.small(parameters).files()).doesNotThrowAnyException();
        assertThatCode(() -> Variants.many(parameters).files()).doesNotThrowAnyException();
    }
}
