package io.datasurface.examples.benchmarks.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Runs stages one after the other, each several times. */
public final class Runner {
    private static final int COLLECTIONS = 3;

    private final int runs;
    private final Consumer<Measurement> listener;
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /**
     * A runner.
     *
     * @param runs how often each stage is run; the first of them warms it up
     * @param listener hears of each stage when it is done
     */
    public Runner(int runs, Consumer<Measurement> listener) {
        this.runs = runs;
        this.listener = listener;
    }

    /**
     * Runs stages.
     *
     * @param stages the stages; each finds what those before it have kept
     * @param subject what is worked on
     * @return what each cost
     * @throws IOException if a stage cannot read or write
     */
    public List<Measurement> run(List<Stage> stages, Subject subject) throws IOException {
        List<Measurement> all = new ArrayList<>();
        for (Stage stage : stages) {
            Measurement measurement = measure(stage, subject);
            listener.accept(measurement);
            all.add(measurement);
        }
        return all;
    }

    private Measurement measure(Stage stage, Subject subject) throws IOException {
        List<Measurement.Run> done = new ArrayList<>();
        long before = 0;
        String outcome = "";
        for (int i = 0; i < runs; i++) {
            stage.reset(subject);
            before = usedHeap();
            long cpu = system.getProcessCpuTime();
            long wall = System.nanoTime();
            outcome = stage.run(subject);
            done.add(new Measurement.Run(system.getProcessCpuTime() - cpu, System.nanoTime() - wall));
        }
        OptionalLong heap = stage.retains() ? OptionalLong.of(usedHeap() - before) : OptionalLong.empty();
        return new Measurement(stage.name(), done, heap, outcome);
    }

    /** Every run begins with a clean heap, and none pays for the garbage of another. */
    private static long usedHeap() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
