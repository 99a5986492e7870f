package io.datasurface.host;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.lint.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** What one stage has seen of its plugins' manners. Safe for concurrent use. */
final class PluginGuard {
    private static final int MOST_NAMES = 3;

    /** Who did what to the process. */
    private record Deed(String code, String plugin, String instance, ObjectPath path, String done)
            implements Comparable<Deed> {
        @Override
        public int compareTo(Deed other) {
            return toString().compareTo(other.toString());
        }
    }

    private final Duration limit;
    private final Set<String> hung = ConcurrentHashMap.newKeySet();
    private final SortedMap<Deed, SortedSet<String>> deeds = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> threads = new TreeMap<>();

    /**
     * A guard for one stage.
     *
     * @param limit how long a call may take
     */
    PluginGuard(Duration limit) {
        this.limit = limit;
    }

    Duration limit() {
        return limit;
    }

    /** A plugin that hangs once will again; with hundreds of chunks that would be hundreds of time limits. */
    void hasHung(String instance) {
        hung.add(instance);
    }

    boolean isGivenUp(String instance) {
        return hung.contains(instance);
    }

    synchronized void changed(String plugin, String instance, ObjectPath path, String what, List<String> restored) {
        for (String changed : restored) {
            deeds.computeIfAbsent(new Deed("plugin-defaults", plugin, instance, path, changed), deed -> new TreeSet<>())
                    .add(what);
        }
    }

    synchronized void left(String plugin, String instance, ObjectPath path, String what, List<String> names) {
        if (!names.isEmpty()) {
            threads.computeIfAbsent(instance, key -> new TreeSet<>()).addAll(names);
            deeds.computeIfAbsent(new Deed("plugin-threads", plugin, instance, path, ""), deed -> new TreeSet<>())
                    .add(what);
        }
    }

    /** One warning per instance and kind of deed, whatever the number of calls. */
    synchronized void report(ProblemCollector problems) {
        deeds.forEach((deed, calls) -> {
            String when = calls.first() + (calls.size() > 1 ? " and " + (calls.size() - 1) + " other calls" : "");
            String by = "The " + deed.plugin() + " ";
            problems.add(
                    Severity.WARNING,
                    deed.code(),
                    deed.path(),
                    deed.code().equals("plugin-threads")
                            ? by + "left threads running after " + when + ": "
                                    + names(threads.getOrDefault(deed.instance(), new TreeSet<>()))
                                    + ". They hold its memory as long as the host runs. Ask its author"
                            : by + "or another that ran at the same time changed " + deed.done()
                                    + " of the process while " + when + ". The host has put it right. Ask its author");
        });
    }

    private static String names(SortedSet<String> names) {
        String some = String.join(", ", names.stream().limit(MOST_NAMES).toList());
        return names.size() > MOST_NAMES ? some + " and " + (names.size() - MOST_NAMES) + " more" : some;
    }
}
