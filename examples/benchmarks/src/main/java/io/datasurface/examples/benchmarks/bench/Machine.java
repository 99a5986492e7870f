package io.datasurface.examples.benchmarks.bench;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where and when something was measured. */
public final class Machine {
    private Machine() {}

    /**
     * This machine, now.
     *
     * @return cores, heap, virtual machine, and the date
     */
    public static String today() {
        Runtime runtime = Runtime.getRuntime();
        String collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .collect(Collectors.joining(" and "));
        return String.format(
                Locale.ROOT,
                "%d cores, heap up to %,d MiB, JDK %s, %s, %s",
                runtime.availableProcessors(),
                runtime.maxMemory() >> 20,
                Runtime.version(),
                collectors,
                LocalDate.now(ZoneOffset.UTC));
    }
}
