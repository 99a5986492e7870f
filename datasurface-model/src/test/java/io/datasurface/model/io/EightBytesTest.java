package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is found in eight bytes at once is what a loop over them finds. */
class EightBytesTest {
    private static final String ODD = " !\"#\\\n\u0000\u001f\u007f\u0080\u00a0\u00a2\u00dc\u00ef}{|aZ";

    @Property
    void isWhatALoopFinds(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = bytes(random, EightBytes.COUNT);
        long eight = EightBytes.at(bytes, 0);
        int spaces = 0;
        while (spaces < bytes.length && bytes[spaces] == ' ') {
            spaces++;
        }
        assertThat(EightBytes.spaces(eight)).isEqualTo(spaces);
        int before = EightBytes.beforeBrace(eight);
        for (int i = 0; i < before; i++) {
            assertThat(bytes[i]).isNotIn((byte) '{', (byte) '}');
        }
        assertThat(before == bytes.length || bytes[before] < 0 || bytes[before] >= '{')
                .isTrue();
        int plain = 0;
        while (plain < bytes.length && bytes[plain] >= ' ' && bytes[plain] != '"' && bytes[plain] != '\\') {
            plain++;
        }
        assertThat(EightBytes.plain(eight)).isEqualTo(plain);
        int count = random.nextInt(bytes.length);
        byte[] first = new byte[bytes.length];
        System.arraycopy(bytes, 0, first, 0, count);
        assertThat(EightBytes.first(eight, count)).isEqualTo(EightBytes.at(first, 0));
    }

    @Property
    void hashesOfBytesAndStringsAreTheSame(@ForAll long seed, @ForAll @IntRange(max = 40) int length) {
        Random random = new Random(seed);
        byte[] bytes = bytes(random, length + 3);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] &= 0x7F;
        }
        String string = new String(bytes, 2, length, StandardCharsets.US_ASCII);
        assertThat(EightBytes.hash(bytes, 2, length)).isEqualTo(EightBytes.hash(string));
    }

    @Property
    void copiesEqualWhatTheyWereMadeOf(@ForAll long seed, @ForAll @IntRange(max = 40) int length) {
        byte[] bytes = bytes(new Random(seed), length + 2 * EightBytes.COUNT);
        byte[] copy = EightBytes.copy(bytes, 3, length);
        assertThat(EightBytes.equal(copy, bytes, 3, length)).isTrue();
        for (int i = 0; i < length; i++) {
            bytes[3 + i]++;
            assertThat(EightBytes.equal(copy, bytes, 3, length)).isFalse();
            bytes[3 + i]--;
        }
    }

    /** Bytes that are often the odd ones or their neighbours. */
    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        char usual = ODD.charAt(random.nextInt(ODD.length()));
        for (int i = 0; i < length; i++) {
            int b = random.nextBoolean() ? usual : ODD.charAt(random.nextInt(ODD.length()));
            bytes[i] = (byte) (random.nextInt(4) == 0 ? b + 1 - random.nextInt(3) : b);
        }
        return bytes;
    }
}
