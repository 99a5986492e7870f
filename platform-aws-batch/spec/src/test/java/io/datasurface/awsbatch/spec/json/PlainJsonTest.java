package io.datasurface.awsbatch.spec.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainJsonTest {
    private static Map<String, Object> read(String json) {
        return PlainJson.read("a.json", json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsWhatIsThere() {
        assertThat(read("{\"b\": [1, {\"c\": \"d\\\"\"}, [true]], \"a\": 1.50, \"n\": null}"))
                .isEqualTo(Map.of("b", List.of("1", Map.of("c", "d\""), List.of("true")), "a", "1.50", "n", "null"));
        assertThat(read("{\"b\": 1, \"a\": 2}").keySet()).containsExactly("b", "a");
    }

    @Test
    void saysWhatCannotBeRead() {
        assertThatThrownBy(() -> read("[1]")).hasMessage("a.json is an array; an object is needed");
        assertThatThrownBy(() -> read("{\"a\": ")).hasMessageStartingWith("a.json can't be read: ");
        assertThatThrownBy(() -> read("{\"a\": 1, \"a\": 2}")).hasMessageContaining("the field is there twice");
    }

    @Test
    void writesALineForEachRow() {
        assertThat(PlainJson.write(List.of(Map.of("a", "b\n"), Map.of("a", "c"))))
                .isEqualTo("[\n  {\"a\": \"b\\n\"},\n  {\"a\": \"c\"}\n]\n");
    }
}
