package io.datasurface.examples.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.module.ModuleDescriptor;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may use whom: data flows one way, and nobody reaches into another's internals. */
class ModuleRulesTest {

    private static final Map<OurModule, Long> COUNTS = StreamSupport.stream(ProductionCode.CLASSES.spliterator(), false)
            .flatMap(type -> OurModule.of(type).stream())
            .collect(Collectors.groupingBy(module -> module, Collectors.counting()));

    @ParameterizedTest
    @EnumSource
    void theRulesSeeTheClassesOf(OurModule module) {
        assertThat(COUNTS.getOrDefault(module, 0L))
                .as("classes of %s on the class path; raise the count in OurModule as it grows", module)
                .isGreaterThanOrEqualTo(module.fewestClasses());
    }

    @Test
    void everyModuleOfTheReactorHasItsLineHere() {
        assertThat(ProductionCode.DESCRIPTORS)
                .extracting(ModuleDescriptor::name)
                .containsExactlyInAnyOrderElementsOf(OurModule.descriptorNames());
    }

    @Test
    void everyClassBelongsToAModule() {
        assertThat(ProductionCode.CLASSES)
                .filteredOn(type -> OurModule.of(type).isEmpty())
                .as("classes outside the root packages in OurModule")
                .isEmpty();
    }

    @Test
    void exportsAreNeverInternal() {
        assertThat(ProductionCode.DESCRIPTORS)
                .flatExtracting(ModuleDescriptor::exports)
                .filteredOn(export -> isInternal(export.source()) && !export.isQualified())
                .isEmpty();
    }

    @Test
    void modulesUseOnlyWhatTheyMay() {
        classes()
                .should(onlyDependOnOurs("use only the modules that OurModule lists for them", (origin, target) -> {
                    Optional<OurModule> from = OurModule.of(origin);
                    Optional<OurModule> to = OurModule.of(target);
                    return from.isPresent() && to.isPresent() && from.get().mayUse(to.get());
                }))
                .check(ProductionCode.CLASSES);
    }

    @Test
    void internalsAreUsedByTheirOwnModuleOnly() {
        classes()
                .should(onlyDependOnOurs(
                        "use no internal package of another module",
                        (origin, target) -> !isInternal(target.getPackageName())
                                || OurModule.of(origin).equals(OurModule.of(target))))
                .check(ProductionCode.CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().assignedFrom(new PackageSlices()).should().beFreeOfCycles().check(ProductionCode.CLASSES);
    }

    private static boolean isInternal(String packageName) {
        return packageName.endsWith(".internal") || packageName.contains(".internal.");
    }

    private static ArchCondition<JavaClass> onlyDependOnOurs(
            String description, BiPredicate<JavaClass, JavaClass> allowed) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                TreeSet<Dependency> dependencies = new TreeSet<>(type.getDirectDependenciesFromSelf());
                for (Dependency dependency : dependencies) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (target.getPackageName().startsWith("io.datasurface.") && !allowed.test(type, target)) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }
}
