package io.datasurface.model.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The layouts of small objects, which are few even if the objects are many, by numbers from 1. */
final class Layouts {
    private final List<Layout> all = new ArrayList<>();
    private final Map<Layout, Integer> numbers = new HashMap<>();

    /** Returns the number of a layout. */
    int number(Layout layout) {
        Integer known = numbers.putIfAbsent(layout, all.size() + 1);
        if (known != null) {
            return known;
        }
        all.add(layout);
        return all.size();
    }

    Layout get(int number) {
        return all.get(number - 1);
    }
}
