package io.datasurface.awsbatch.fargate;

import io.datasurface.model.code.ContainerImageCodeArtifact;
import java.math.BigDecimal;
import java.util.List;

/**
 * Size of a task on Fargate, which has certain ones only.
 *
 * @param cpuUnits 1024 for a processor
 * @param memoryMiB memory
 */
public record TaskSize(int cpuUnits, int memoryMiB) {
    /** Units of a processor. */
    public static final int UNITS = 1024;

    private static final BigDecimal USUAL_CPUS = new BigDecimal("0.5");
    private static final int USUAL_MEMORY = 1024;

    /** Memory from the least to the most in steps; Amazon ECS developer guide, "Task CPU and memory". */
    private record Step(int cpuUnits, int least, int most, int by) {}

    private static final List<Step> STEPS = List.of(
            new Step(256, 512, 1024, 512),
            new Step(256, 2048, 2048, 1024),
            new Step(512, 1024, 4096, 1024),
            new Step(1024, 2048, 8192, 1024),
            new Step(2048, 4096, 16_384, 1024),
            new Step(4096, 8192, 30_720, 1024),
            new Step(8192, 16_384, 61_440, 4096),
            new Step(16_384, 32_768, 122_880, 8192));

    /**
     * Returns the smallest size that has what a program asks for: half a processor and a gigabyte if it asks for nothing.
     *
     * @param program the program
     * @throws IllegalArgumentException if no task is so large
     */
    public static TaskSize of(ContainerImageCodeArtifact program) {
        BigDecimal cpus = program.cpus().orElse(USUAL_CPUS);
        int memory = program.memoryMiB().orElse(USUAL_MEMORY);
        BigDecimal units = cpus.multiply(BigDecimal.valueOf(UNITS));
        for (Step step : STEPS) {
            if (units.compareTo(BigDecimal.valueOf(step.cpuUnits())) <= 0 && memory <= step.most()) {
                int above = Math.max(0, memory - step.least());
                int steps = above / step.by() + (above % step.by() == 0 ? 0 : 1);
                return new TaskSize(step.cpuUnits(), step.least() + steps * step.by());
            }
        }
        throw new IllegalArgumentException(
                "The program asks for " + cpus.toPlainString() + " processors and " + memory
                        + " MiB of memory, and a task of Fargate has at most 16 and 122880; ask for less, or let it pull less at a time");
    }
}
