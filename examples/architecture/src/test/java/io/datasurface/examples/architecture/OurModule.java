package io.datasurface.examples.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The modules with code of ours, and what each may use of the others.
 *
 * <p>A new module gets a line here; so does a change of who may use whom.
 */
enum OurModule {
    MODEL("datasurface-model", "io.datasurface.model", 140),
    GRAPH("datasurface-graph", "io.datasurface.graph", 18, MODEL),
    SPI("datasurface-spi", "io.datasurface.spi", 17, MODEL, GRAPH),
    HOST("datasurface-host", "io.datasurface.host", 40, MODEL, GRAPH, SPI),
    TCK("datasurface-tck", "io.datasurface.tck", 7, MODEL, GRAPH, SPI, HOST),
    AWS_BATCH_SPEC("datasurface-aws-batch-spec", "io.datasurface.awsbatch.spec", 75),
    AWS_BATCH("datasurface-aws-batch", "io.datasurface.awsbatch", 40, MODEL, GRAPH, SPI, AWS_BATCH_SPEC),
    AWS_BATCH_JOBS("datasurface-aws-batch-jobs", "io.datasurface.awsbatch.jobs", 0, AWS_BATCH_SPEC),
    AWS_BATCH_SDK("datasurface-aws-batch-sdk", "io.datasurface.awsbatch.sdk", 18, AWS_BATCH_SPEC),
    FEDERATION("datasurface-federation", "io.datasurface.federation", 20, MODEL, GRAPH, SPI),
    EXAMPLES_HOST(
            "datasurface-examples-host",
            "io.datasurface.examples.host",
            15,
            MODEL,
            GRAPH,
            SPI,
            HOST,
            AWS_BATCH_SPEC,
            AWS_BATCH,
            FEDERATION),
    EXAMPLES_BENCHMARKS(
            "datasurface-examples-benchmarks",
            "io.datasurface.examples.benchmarks",
            25,
            MODEL,
            GRAPH,
            SPI,
            HOST,
            AWS_BATCH,
            FEDERATION),
    EXAMPLES_LOCAL(
            "datasurface-examples-local",
            "io.datasurface.examples.local",
            12,
            MODEL,
            SPI,
            HOST,
            AWS_BATCH_SPEC,
            AWS_BATCH_JOBS);

    private static final Set<OurModule> UNPUBLISHED = Set.of(EXAMPLES_HOST, EXAMPLES_BENCHMARKS, EXAMPLES_LOCAL);

    private static final List<OurModule> MOST_SPECIFIC_FIRST = Arrays.stream(values())
            .sorted(Comparator.comparing((OurModule module) -> module.rootPackage.length())
                    .reversed())
            .toList();

    private final String artifact;
    private final String rootPackage;
    private final int fewestClasses;
    private final Set<OurModule> mayUse;

    /** The count only ever rises: it keeps the rules from passing on an empty class path. */
    OurModule(String artifact, String rootPackage, int fewestClasses, OurModule... mayUse) {
        this.artifact = artifact;
        this.rootPackage = rootPackage;
        this.fewestClasses = fewestClasses;
        this.mayUse = Set.of(mayUse);
    }

    static Optional<OurModule> of(JavaClass type) {
        return ofPackage(type.getPackageName());
    }

    static Optional<OurModule> ofPackage(String packageName) {
        return MOST_SPECIFIC_FIRST.stream()
                .filter(module ->
                        packageName.equals(module.rootPackage) || packageName.startsWith(module.rootPackage + "."))
                .findFirst();
    }

    /** Everything that has a module descriptor: all but the jobs and who runs them, because Spark's Scala jars are no modules. */
    static Set<String> descriptorNames() {
        return Stream.of(values())
                .filter(module -> module != AWS_BATCH_JOBS && module != EXAMPLES_LOCAL)
                .map(OurModule::rootPackage)
                .collect(Collectors.toSet());
    }

    /** What is published for others: all but the examples. */
    static Set<String> publishedArtifacts() {
        return Stream.of(values())
                .filter(module -> !UNPUBLISHED.contains(module))
                .map(module -> module.artifact)
                .collect(Collectors.toSet());
    }

    boolean mayUse(OurModule other) {
        return other == this || mayUse.contains(other);
    }

    String rootPackage() {
        return rootPackage;
    }

    int fewestClasses() {
        return fewestClasses;
    }
}
