package io.datasurface.awsbatch.sdk.tool;

import java.util.List;

/** Names in a message: some, if there are many. */
final class Known {
    private static final int MOST = 20;

    private Known() {}

    static String of(List<String> names) {
        List<String> known = names.stream().distinct().sorted().toList();
        if (known.isEmpty()) {
            return "none";
        }
        String some = String.join(", ", known.subList(0, Math.min(MOST, known.size())));
        return known.size() <= MOST ? some : some + " and " + (known.size() - MOST) + " more";
    }
}
