package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/** What is hashed is what a generator writes. */
class CompactJsonTest {
    private static final String ODD =
            "\"\\\b\t\n\f\r\u0000\u001f\u007f\u0080\u07ff\u0800\u2028\uffff/<>'&\ud83d\ude00\ud83d\ude00";

    /** Writes something at random, the same at each call. */
    private record Document(long seed) {
        void write(JsonOut out) {
            value(out, new Random(seed), 4);
        }

        private static void value(JsonOut out, Random random, int depth) {
            switch (random.nextInt(depth > 0 ? 8 : 6)) {
                case 0 -> out.string(text(random));
                case 1 -> out.number(random.nextLong() >> random.nextInt(64));
                case 2 -> out.number(BigDecimal.valueOf(random.nextInt(), random.nextInt(40) - 20));
                case 3 -> out.flag(random.nextBoolean());
                case 4 -> out.nothing();
                case 5 -> out.raw("{\"x\":[1,\"\u00e4\"]}");
                case 6 -> {
                    out.startArray();
                    for (int i = random.nextInt(4); i > 0; i--) {
                        value(out, random, depth - 1);
                    }
                    out.endArray();
                }
                default -> {
                    out.startObject();
                    for (int i = random.nextInt(4); i > 0; i--) {
                        if (random.nextBoolean()) {
                            out.name(text(random));
                        } else {
                            out.name(new SerializedString("key" + random.nextInt(9)));
                        }
                        value(out, random, depth - 1);
                    }
                    out.endObject();
                }
            }
        }

        private static String text(Random random) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(random.nextInt(20) == 0 ? 5000 : 12); i > 0; i--) {
                text.append(
                        random.nextBoolean()
                                ? (char) ('a' + random.nextInt(26))
                                : random.nextBoolean()
                                        ? ODD.charAt(random.nextInt(ODD.length()))
                                        : (char) random.nextInt(0x10000));
            }
            return text.toString();
        }
    }

    @Property(tries = 2000)
    void isWhatAGeneratorWrites(@ForAll long seed) throws NoSuchAlgorithmException {
        Document document = new Document(seed);
        StringWriter expected = new StringWriter();
        try (JsonGenerator generator = Generators.compactJson(expected)) {
            document.write(new GeneratorOut(generator));
        }
        CompactJson compact = new CompactJson();
        document.write(compact);
        byte[] bytes = expected.toString().getBytes(StandardCharsets.UTF_8);

        assertThat(compact.text()).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
        assertThat(compact.hash(MessageDigest.getInstance("SHA-256")))
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void everyCharacterByItself() {
        StringBuilder all = new StringBuilder();
        for (int character = 0; character <= 0xFFFF; character++) {
            all.append((char) character).append(' ');
        }
        StringWriter expected = new StringWriter();
        try (JsonGenerator generator = Generators.compactJson(expected)) {
            generator.writeString(all.toString());
        }
        CompactJson compact = new CompactJson();
        compact.string(all.toString());

        assertThat(compact.text())
                .isEqualTo(new String(expected.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }
}
