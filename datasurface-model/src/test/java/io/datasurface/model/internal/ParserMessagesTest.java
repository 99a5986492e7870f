package io.datasurface.model.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class ParserMessagesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\": [", "{\"a\": [1)", "{\"a\": [1}", "{\"a\" \"b\"}", "{\"a\": \"b", "[tru]", "{\"a\": 0x}"
            })
    void parsersDoNotTellOfThemselves(String broken) {
        String told = "";
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), broken)) {
            while (parser.nextToken() != null) {
                told = "";
            }
        } catch (JacksonException e) {
            told = ParserMessages.clean(e.getOriginalMessage());
        }
        assertThat(told).isNotEmpty().doesNotContain("Source", "REDACTED", "marker at", "starting at", "\n");
    }

    @Test
    void oneLineOfWordsIsLeft() {
        assertThat(ParserMessages.clean("Unexpected\u001b end.\n at [Source: x]\n    excerpt"))
                .isEqualTo("Unexpected? end");
        assertThat(ParserMessages.clean("x".repeat(400))).hasSize(303).endsWith("...");
    }
}
