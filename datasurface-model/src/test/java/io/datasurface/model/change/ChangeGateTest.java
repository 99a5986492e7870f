package io.datasurface.model.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.common.FakeRepository;
import io.datasurface.model.common.GitHubRepository;
import io.datasurface.model.common.Repository;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelEdits;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pull requests, and what comes of them. */
class ChangeGateTest {
    static List<GateScenario> scenarios() {
        List<GateScenario> all = new ArrayList<>(EcosystemScenarios.all());
        all.addAll(TeamScenarios.all());
        return all;
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void decides(GateScenario scenario) {
        LoadedModel after = scenario.edit().apply(scenario.before()).load();

        GateVerdict verdict = ChangeGate.check(
                Optional.of(scenario.before().model()),
                after.ecosystem().orElseThrow(),
                scenario.source(),
                after.sources());

        assertThat(verdict.problems().stream()
                        .filter(problem -> problem.severity() == Severity.ERROR)
                        .map(problem -> problem.code() + " " + problem.path()))
                .as("%s", verdict.problems())
                .containsExactlyInAnyOrderElementsOf(scenario.errors());
        assertThat(verdict.mayBeMerged()).isEqualTo(scenario.errors().isEmpty());
        assertThat(verdict.problems())
                .allSatisfy(problem -> assertThat(problem.message())
                        .doesNotContain("Optional[")
                        .doesNotContainPattern("\\bnull\\b")
                        .matches("(?s).*[.?]"));
    }

    @Test
    void everyRuleOfAuthorizationHasAScenario() {
        List<String> codes = scenarios().stream()
                .flatMap(scenario -> scenario.errors().stream())
                .map(error -> error.substring(0, error.indexOf(' ')))
                .toList();
        assertThat(Arrays.stream(ChangeRule.values())
                        .filter(rule -> rule.family() == ChangeRule.Family.AUTHORIZATION)
                        .filter(rule -> rule != ChangeRule.FIRST_CHANGE_NOT_BY_OWNER)
                        .map(ChangeRule::code))
                .allSatisfy(code -> assertThat(codes).contains(code));
        assertThat(scenarios()).hasSizeGreaterThanOrEqualTo(70);
        assertThat(scenarios().stream().map(GateScenario::name)).doesNotHaveDuplicates();
    }

    @Test
    void theFirstModelComesFromItsOwner() {
        GateVerdict merged = first(GateScenario.MODEL);
        assertThat(merged.mayBeMerged()).isTrue();
        assertThat(merged.diff()).isEmpty();

        assertThat(first(GateScenario.SALES).problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "error: The first model may come only from its owner, github:acme/model#main, but this one comes from"
                                + " github:acme/sales#main; make the change there. [first-change-not-by-owner] at /");
    }

    private static GateVerdict first(Repository source) {
        return ChangeGate.check(Optional.empty(), Acme.BEFORE.model(), source, SourceMap.NONE);
    }

    @Test
    void messagesSayWhoMayAndWhoTried() {
        assertThat(messages(
                        GateScenario.WEB,
                        acme -> acme.edit("VarChar(100)", "VarChar(200)").edit("Decimal(10,2)", "Decimal(11,2)")))
                .containsExactly(
                        "Only github:acme/orders#main may change the team Sales/Orders, but the change comes from"
                                + " github:acme/web#main (column credit of dataset crm/customers widened from Decimal(10,2) to Decimal(11,2),"
                                + " and 1 more); make it there.");
        assertThat(messages(GateScenario.MODEL, acme -> acme.without("zones/Ops")))
                .containsExactly("Only github:acme/ops#main may remove the zone Ops, but the change comes from"
                        + " github:acme/model#main; let the owner take out what it holds first, then github:acme/model#main may"
                        + " too.");
        assertThat(messages(
                        GateScenario.MODEL,
                        acme -> acme.add("zoneDeclarations", GateScenario.declared("New", "new"))
                                .add("zones", "New: {documentation: x}")))
                .containsExactly(
                        "The zone New is declared and added in one change, but a change comes from one repository; merge the"
                                + " declaration first, then github:acme/new#main may add the zone New.");
        assertThat(messages(
                        GitHubRepository.of("acme/model", "feature"),
                        acme -> acme.edit("branchName: live", "branchName: release")))
                .containsExactly(
                        "The change comes from github:acme/model#feature, which owns nothing in this model; what owns something is"
                                + " github:acme/model#main.",
                        "Only github:acme/model#main may change the ecosystem, but the change comes from"
                                + " github:acme/model#feature (liveRepo of ecosystem changed from github:acme/model#live to"
                                + " github:acme/model#release); make it there.");
    }

    private static List<String> messages(Repository source, java.util.function.UnaryOperator<Acme> edit) {
        return Authorization.problems(
                        Optional.of(Acme.BEFORE.model()),
                        edit.apply(Acme.BEFORE).model(),
                        source,
                        SourceMap.NONE)
                .stream()
                .map(Problem::message)
                .toList();
    }

    @Property(tries = 300)
    void nothingThatAStrangerChangesIsLeftOut(
            @ForAll long seed, @ForAll long other, @ForAll @IntRange(min = 1, max = 400) int size) {
        Ecosystem before = ModelEdits.random(seed, size);
        Ecosystem after = ModelEdits.random(other, size);
        Repository stranger = new FakeRepository("nobody knows it", Optional.empty(), Optional.empty());

        List<ObjectPath> refused = Authorization.problems(Optional.of(before), after, stranger, SourceMap.NONE).stream()
                .filter(problem -> !problem.code().equals("change-source-unknown"))
                .map(Problem::path)
                .toList();

        assertThat(ModelDiff.between(before, after).changes())
                .allSatisfy(change -> assertThat(refused).anyMatch(path -> isInside(change.path(), path)));
        assertThat(Authorization.problems(
                        Optional.of(before), ModelEdits.shuffled(before, other), stranger, SourceMap.NONE))
                .isEmpty();
    }

    private static boolean isInside(ObjectPath inner, ObjectPath outer) {
        return inner.equals(outer)
                || inner.parent().filter(up -> isInside(up, outer)).isPresent();
    }
}
