package io.datasurface.examples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Which library may be used where, and what must not be seen from outside. */
class LibraryRulesTest {

    private static final List<String> JACKSON = List.of("tools.jackson.", "com.fasterxml.jackson.");

    private static final Set<String> PACKAGES_FOR_JACKSON = Set.of("io", "json", "interop", "export", "exports");

    @Test
    void jacksonIsUsedOnlyWhereAPackageIsNamedForIt() {
        noClasses()
                .that(not(describe("are in a package named " + PACKAGES_FOR_JACKSON, LibraryRulesTest::isForJackson)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..")
                .check(ProductionCode.CLASSES);
    }

    @Test
    void jacksonIsInNoExportedSignature() {
        assertThat(ExportedSignatures.uses(JACKSON, type -> true)).isEmpty();
    }

    /** A plugin author must not be bound to the libraries that we chose. */
    @Test
    void theSpiShowsNoLibrary() {
        List<String> libraries = List.of(
                "tools.jackson.",
                "com.fasterxml.jackson.",
                "com.google.common.",
                "it.unimi.dsi.fastutil.",
                "org.jgrapht.");
        assertThat(ExportedSignatures.uses(libraries, in(OurModule.SPI))).isEmpty();
    }

    @Test
    void sparkIsUsedOnlyByTheJobsAndByWhatMeasuresThem() {
        noClasses()
                .that(not(in(OurModule.AWS_BATCH_JOBS)))
                .and()
                .resideOutsideOfPackage("io.datasurface.examples.local.numbers")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "org.apache.iceberg..", "org.apache.hadoop..", "scala..")
                .because("embedders must not pay for it; what the jobs are measured against is Spark by itself")
                .check(ProductionCode.CLASSES);
    }

    @Test
    void theAwsSdkIsUsedOnlyByTheSdkModuleAndForSecretsNumbersViewsAndTablesOfJobs() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.datasurface.awsbatch.sdk..",
                        "io.datasurface.awsbatch.jobs.athena",
                        "io.datasurface.awsbatch.jobs.catalog",
                        "io.datasurface.awsbatch.jobs.metrics",
                        "io.datasurface.awsbatch.jobs.secrets")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon.awssdk..", "com.amazonaws..")
                .because(
                        "embedders must not pay for it; the jobs are a program of their own, need passwords, views and entries of tables at AWS, and tell it what alarms look at")
                .check(ProductionCode.CLASSES);
    }

    @Test
    void standardStreamsAreUsedOnlyByTheHostTool() {
        noClasses()
                .that(not(in(OurModule.EXAMPLES_HOST)))
                .should(ACCESS_STANDARD_STREAMS)
                .check(ProductionCode.CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = new TreeSet<>();
        for (JavaClass type : ProductionCode.CLASSES) {
            JavaPackage inPackage = type.getPackage();
            if (inPackage.tryGetAnnotationOfType(NullMarked.class).isEmpty() && !isModuleDescriptor(type)) {
                unmarked.add(inPackage.getName());
            }
        }
        assertThat(unmarked)
                .as("packages without @NullMarked in their package-info.java")
                .isEmpty();
    }

    private static DescribedPredicate<JavaClass> in(OurModule module) {
        return describe(
                "are in " + module,
                type -> OurModule.of(type).filter(module::equals).isPresent());
    }

    /** Looks at the part behind {@code io.datasurface}. */
    private static boolean isForJackson(JavaClass type) {
        List<String> names = List.of(type.getPackageName().split("\\.", -1));
        return names.size() > 2 && !Collections.disjoint(names.subList(2, names.size()), PACKAGES_FOR_JACKSON);
    }

    private static boolean isModuleDescriptor(JavaClass type) {
        return type.getSimpleName().equals("module-info");
    }
}
