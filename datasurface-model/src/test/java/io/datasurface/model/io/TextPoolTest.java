package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.common.Documentation;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TextPoolTest {
    private final TextPool pool = new TextPool(Shapes.BUILT_IN);

    @Test
    void equalTextsAreOne() {
        Random random = new Random(1);
        Map<String, Text> known = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            String string = Integer.toString(random.nextInt(20_000), 36);
            Text text = random.nextBoolean() ? pool.text(string) : ascii(string);
            assertThat(text.string()).isEqualTo(string);
            assertThat(pool.text(text.number())).isSameAs(text);
            Text before = known.putIfAbsent(string, text);
            assertThat(before == null || before == text).isTrue();
        }
    }

    @Test
    void keysOfShapesAreTheStringsOfTheShapes() {
        RecordShape shape = Shapes.BUILT_IN.ecosystem();
        assertThat(ascii("vendors").string())
                .isSameAs(shape.field(shape.indexOf("vendors")).name());
    }

    @Test
    void textsWhoseHashesCollideAreReadAndCostNoTime() {
        for (int i = 0; i < 1 << 18; i++) {
            String text = Integer.toString(i);
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            byte[] padded = EightBytes.copy(bytes, 0, bytes.length);
            assertThat(pool.text(padded, 0, bytes.length, 1).string()).isEqualTo(text);
        }
    }

    @Test
    void equalObjectsAreOne() {
        Object first = pool.share(Documentation.of("Words"));
        assertThat(pool.share(Documentation.of("Words"))).isSameAs(first);
        assertThat(pool.share(Documentation.of("Other"))).isNotSameAs(first);
    }

    private Text ascii(String string) {
        byte[] bytes = ("<" + string + ">       ").getBytes(StandardCharsets.US_ASCII);
        return pool.text(bytes, 1, string.length(), EightBytes.hash(bytes, 1, string.length()));
    }
}
