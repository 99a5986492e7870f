package io.datasurface.model.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.common.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class NamedMapTest {
    private record Item(String name, int number) implements Named {}

    @Property
    void behavesLikeAMapWhoseFirstEntriesWin(
            @ForAll @Size(max = 140) List<@AlphaChars @StringLength(max = 2) String> names, @ForAll String other) {
        List<Item> items = new ArrayList<>();
        Map<String, Item> expected = new LinkedHashMap<>();
        for (String name : names) {
            Item item = new Item(name, items.size());
            items.add(item);
            expected.putIfAbsent(name, item);
        }
        Map<String, Item> map = NamedMap.of(items);
        assertThat(map).isEqualTo(expected).hasSameHashCodeAs(expected).hasToString(expected.toString());
        assertThat(expected).isEqualTo(map);
        assertThat(map).isEqualTo(NamedMap.of(List.copyOf(expected.values())));
        assertThat(List.copyOf(map.keySet())).isEqualTo(List.copyOf(expected.keySet()));
        assertThat(List.copyOf(map.values())).isEqualTo(List.copyOf(expected.values()));
        assertThat(List.copyOf(map.entrySet())).isEqualTo(List.copyOf(expected.entrySet()));
        List<String> visited = new ArrayList<>();
        map.forEach((name, item) -> visited.add(name + item.number()));
        assertThat(visited).hasSize(expected.size());
        for (String name : List.of("", "a", "zz", other)) {
            assertThat(map.get(name)).isSameAs(expected.get(name));
            assertThat(map.containsKey(name)).isEqualTo(expected.containsKey(name));
            assertThat(map.keySet().contains(name)).isEqualTo(expected.containsKey(name));
        }
    }

    /** "Aa" and "BB" have the same hash. */
    @Property(tries = 20)
    void namesWhoseHashesCollide(@ForAll @Size(min = 1, max = 100) List<Boolean> bits) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < bits.size(); i++) {
            items.add(new Item((bits.get(i) ? "Aa" : "BB").repeat(1 + i / 2), i));
        }
        Map<String, Item> map = NamedMap.of(items);
        items.forEach(item -> assertThat(map.get(item.name()).name()).isEqualTo(item.name()));
    }
}
