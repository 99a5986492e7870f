package io.datasurface.model.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule finds its fault, once, where it is, and nothing else in a model that is otherwise clean. */
class LintRuleTest {
    static List<RuleCase> cases() {
        List<RuleCase> cases = new ArrayList<>(EcosystemCases.all());
        cases.addAll(ProducerCases.all());
        cases.addAll(CaptureCases.all());
        cases.addAll(ContainerCases.all());
        cases.addAll(QualityCases.all());
        cases.addAll(PolicyCases.all());
        cases.addAll(RetentionCases.all());
        cases.addAll(PlatformCases.all());
        cases.addAll(ConsumerCases.all());
        cases.addAll(ExtensionRulesTest.cases());
        return cases;
    }

    @Test
    void aCleanModelHasNoProblems() {
        assertThat(new TestModel().lint()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsTheFaultOnce(RuleCase fault) {
        TestModel model = new TestModel();
        fault.fault().accept(model);

        assertThat(model.lint()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(fault.rule().code());
            assertThat(problem.severity()).isEqualTo(fault.rule().severity());
            assertThat(problem.path()).hasToString(fault.path());
            assertThat(problem.message())
                    .endsWith(".")
                    .doesNotContain("Optional[")
                    .doesNotContainPattern("\\bnull\\b");
            assertThat(problem.message().chars()).noneMatch(Character::isISOControl);
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void letsTheGoodNeighbourPass(RuleCase fault) {
        TestModel model = new TestModel();
        fault.neighbour().accept(model);

        assertThat(model.lint()).isEmpty();
    }

    @Test
    void everyRuleHasACase() {
        assertThat(cases()).extracting(RuleCase::rule).contains(LintRule.values());
    }

    @Test
    void codesAreUnique() {
        assertThat(Arrays.stream(LintRule.values()).map(LintRule::code)).doesNotHaveDuplicates();
        assertThat(LintRule.UNKNOWN_DATASTORE.code()).isEqualTo("unknown-datastore");
    }
}
