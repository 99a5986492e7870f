package io.datasurface.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The same answers as a look at every part. */
class UnreadPartsTest {
    private static final int NEAR = 3;

    private static List<String> keys(Random random, boolean pattern) {
        List<String> keys = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            keys.add(
                    pattern && random.nextInt(4) == 0
                            ? UnreadParts.ANY
                            : String.valueOf((char) ('a' + random.nextInt(3))));
        }
        return keys;
    }

    private static ObjectPath path(List<String> keys) {
        ObjectPath path = ObjectPath.ROOT;
        for (String key : keys) {
            path = path.child(key);
        }
        return path;
    }

    private static boolean overlap(List<String> part, List<String> pattern) {
        for (int i = 0; i < Math.min(part.size(), pattern.size()); i++) {
            if (!pattern.get(i).equals(UnreadParts.ANY) && !pattern.get(i).equals(part.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Property(tries = 5000)
    void answersAreThoseOfAllParts(@ForAll long seed) {
        Random random = new Random(seed);
        List<List<String>> parts = new ArrayList<>();
        List<List<String>> scopes = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            (random.nextInt(3) > 0 ? parts : scopes).add(keys(random, false));
        }
        UnreadParts unread = UnreadParts.of(
                parts.stream().map(UnreadPartsTest::path).toList(),
                scopes.stream().map(UnreadPartsTest::path).toList());
        assertThat(unread.isEmpty()).isEqualTo(parts.isEmpty() && scopes.isEmpty());

        List<String> pattern = keys(random, true);
        boolean inPart = parts.stream().anyMatch(part -> overlap(part, pattern));
        assertThat(unread.inPart(pattern)).isEqualTo(inPart);
        assertThat(unread.inFile(pattern))
                .isEqualTo(inPart || scopes.stream().anyMatch(scope -> overlap(scope, pattern)));

        List<String> object = keys(random, false);
        assertThat(unread.ofObject(path(object)))
                .isEqualTo(
                        parts.stream().anyMatch(part -> part.size() <= object.size() + NEAR && overlap(part, object)));
        assertThat(unread.ofNamed(object))
                .isEqualTo(parts.stream()
                        .anyMatch(part -> part.subList(Math.max(0, part.size() - 1 - NEAR), part.size()).stream()
                                .anyMatch(object::contains)));
    }
}
