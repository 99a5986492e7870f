package io.datasurface.awsbatch.fargate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.model.code.ContainerImageCodeArtifact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Sizes of tasks, held against a list of all that Fargate has. */
class TaskSizeTest {
    /** Every size, the smallest processor first and then the smallest memory. */
    private static List<TaskSize> all() {
        List<TaskSize> all = new ArrayList<>();
        all.add(new TaskSize(256, 512));
        all.addAll(List.of(new TaskSize(256, 1024), new TaskSize(256, 2048)));
        gigabytes(all, 512, 1, 4, 1);
        gigabytes(all, 1024, 2, 8, 1);
        gigabytes(all, 2048, 4, 16, 1);
        gigabytes(all, 4096, 8, 30, 1);
        gigabytes(all, 8192, 16, 60, 4);
        gigabytes(all, 16_384, 32, 120, 8);
        return all;
    }

    private static void gigabytes(List<TaskSize> all, int cpuUnits, int least, int most, int by) {
        for (int size = least; size <= most; size += by) {
            all.add(new TaskSize(cpuUnits, size * 1024));
        }
    }

    private static ContainerImageCodeArtifact program(BigDecimal cpus, int memoryMiB) {
        return ContainerImageCodeArtifact.builder("registry.example/pull:1")
                .cpus(cpus)
                .memoryMiB(memoryMiB)
                .build();
    }

    @Property
    void isTheSmallestThatHasEnough(
            @ForAll @IntRange(min = 1, max = 17_000) int milliCpus,
            @ForAll @IntRange(min = 1, max = 125_000) int memory) {
        BigDecimal cpus = BigDecimal.valueOf(milliCpus, 3);
        Optional<TaskSize> smallest = all().stream()
                .filter(size ->
                        cpus.multiply(BigDecimal.valueOf(1024)).compareTo(BigDecimal.valueOf(size.cpuUnits())) <= 0
                                && memory <= size.memoryMiB())
                .min(Comparator.comparing(TaskSize::cpuUnits).thenComparing(TaskSize::memoryMiB));
        ContainerImageCodeArtifact program = program(cpus, memory);
        if (smallest.isPresent()) {
            assertThat(TaskSize.of(program)).isEqualTo(smallest.get());
        } else {
            assertThatThrownBy(() -> TaskSize.of(program)).hasMessageContaining("at most 16 and 122880");
        }
    }

    @Example
    void aProgramThatAsksForNothingHasHalfAProcessor() {
        assertThat(TaskSize.of(ContainerImageCodeArtifact.builder("registry.example/pull:1")
                        .build()))
                .isEqualTo(new TaskSize(512, 1024));
    }

    @Example
    void noSizeIsTooLargeForAnInteger() {
        assertThatThrownBy(() -> TaskSize.of(program(new BigDecimal("1e30"), Integer.MAX_VALUE)))
                .hasMessageContaining("ask for less");
    }
}
