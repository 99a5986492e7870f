package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Iterables;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Our tokens are those of Jackson: the same kinds, texts and places, and the same files are refused. */
class JsonTokensTest {
    private static final String FAILURE = "failure";

    /** What the decoder makes of bytes that are no UTF-8; models have none of it. */
    private static final char NO_UTF8 = '\ufffd';

    private static final JsonFactory JACKSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Parsers.DEEPEST_NESTING)
                    .build())
            .build();
    private static final byte[] ODD =
            "\"\\{}[]:,.-+eE0179tfnu \t\r\n\u0000\u001fab\u00e9\u20ac\ud83d\ude00".getBytes(StandardCharsets.UTF_8);

    /** A stream that gives its bytes in small portions and does not say how many there are. */
    private static final class Trickle extends InputStream {
        private final byte[] bytes;
        private final int most;
        private int at;

        Trickle(byte[] bytes, int most) {
            this.bytes = bytes;
            this.most = most;
        }

        @Override
        public int read() {
            return at < bytes.length ? bytes[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int count = Math.min(Math.min(most, length), bytes.length - at);
            System.arraycopy(bytes, at, into, offset, count);
            at += count;
            return count == 0 ? -1 : count;
        }
    }

    @Property(tries = 200)
    void tokensOfModels(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 200) int size,
            @ForAll @IntRange(min = 1, max = 700) int portion) {
        byte[] json = EcosystemWriter.toJson(RandomModels.of(seed, size)).getBytes(StandardCharsets.UTF_8);
        List<String> ours = ours(new Trickle(json, portion));
        assertThat(ours).isEqualTo(jackson(json)).doesNotContain(FAILURE);
        assertThat(ours(new ByteArrayInputStream(json))).isEqualTo(ours);
    }

    @Property(tries = 2000)
    void tokensOfDamagedModels(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int size) {
        Random random = new Random(seed);
        byte[] json = EcosystemWriter.toJson(RandomModels.of(seed, size)).getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(3); i >= 0; i--) {
            json[1 + random.nextInt(json.length - 2)] = ODD[random.nextInt(ODD.length)];
        }
        List<String> ours = ours(new Trickle(json, 1 + random.nextInt(600)));
        assertSame(ours, jackson(json));
    }

    /** Jackson looks ahead, so it may fail a little earlier. */
    private static void assertSame(List<String> ours, List<String> theirs) {
        if (theirs.contains(FAILURE)) {
            assertThat(ours).contains(FAILURE);
            int common = Math.min(ours.size(), theirs.size()) - 1;
            assertThat(ours.subList(0, common)).isEqualTo(theirs.subList(0, common));
        } else {
            assertThat(ours).isEqualTo(theirs);
        }
    }

    @Example
    void numbersAreThoseOfJson() {
        List<String> good = List.of("0", "-0", "10", "-1.5", "1e5", "1E-5", "1e+7", "0.10", "12345678901234567890");
        List<String> bad = List.of("-", "01", "1.", ".5", "+1", "1e", "--1", "0x1", "1_0", "NaN", "-Infinity");
        for (String number : Iterables.concat(good, bad)) {
            byte[] json = ("{\"a\": " + number + "}").getBytes(StandardCharsets.UTF_8);
            List<String> ours = ours(new ByteArrayInputStream(json));
            assertSame(ours, jackson(json));
            assertThat(!ours.contains(FAILURE)).as(number).isEqualTo(good.contains(number));
        }
    }

    @Example
    void linesEndAsInWindowsAndOldMacs() {
        byte[] json = "{\r\n \"a\":\r 1,\r\r\n\n\"\u00e9\ud83d\ude00\": [\t2]}".getBytes(StandardCharsets.UTF_8);
        assertThat(ours(new Trickle(json, 1))).isEqualTo(jackson(json)).doesNotContain(FAILURE);
    }

    /** Each token of the first document with its text and place. */
    private static List<String> ours(InputStream stream) {
        List<String> lines = new ArrayList<>();
        try {
            Tokens tokens = new JsonTokens(stream);
            int depth = 0;
            do {
                JsonToken token = tokens.next();
                depth += token == null ? 0 : token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                lines.add(line(token, tokens.position(), hasText(token) ? tokens.text() : ""));
            } while (depth > 0);
        } catch (BrokenFile e) {
            lines.add(FAILURE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** As in ours, what follows the first document does not matter, bytes that are no UTF-8 among it. */
    private static List<String> jackson(byte[] json) {
        List<String> lines = new ArrayList<>();
        try (JsonParser parser =
                JACKSON.createParser(ObjectReadContext.empty(), new String(json, StandardCharsets.UTF_8))) {
            int depth = 0;
            do {
                JsonToken token = parser.nextToken();
                depth += token == null ? 0 : token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                long at = Positions.pack(
                        parser.currentTokenLocation().getLineNr(),
                        parser.currentTokenLocation().getColumnNr());
                String line = line(token, at, hasText(token) ? parser.getString() : "");
                if (line.indexOf(NO_UTF8) >= 0) {
                    lines.add(FAILURE);
                    return lines;
                }
                lines.add(line);
            } while (depth > 0);
        } catch (JacksonException e) {
            lines.add(FAILURE);
        }
        return lines;
    }

    private static boolean hasText(JsonToken token) {
        return token == JsonToken.PROPERTY_NAME || (token != null && token.isScalarValue());
    }

    private static String line(JsonToken token, long at, String text) {
        return Positions.line(at) + ":" + Positions.column(at) + " " + token + " " + text;
    }
}
