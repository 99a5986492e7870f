package io.datasurface.model.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.SourcePosition;
import io.datasurface.model.common.LintSuppression;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Warnings that owners accept. The datasets of crm are unclassified. */
class SuppressionsTest {
    private static final String CODE = "dataset-unclassified";

    private TestModel model;

    @BeforeEach
    void unclassified() {
        model = new TestModel();
        model.crm.datasets.forEach(dataset -> dataset.classification.clear());
    }

    @Test
    void aTeamAcceptsWhatIsAtOneOfItsObjects() {
        model.teamSuppressions.add(accept(CODE, "dataStores/crm/datasets/visits"));

        assertThat(paths()).containsExactly(RuleCase.CUSTOMERS);
        assertThat(check().accepted()).singleElement().satisfies(accepted -> {
            assertThat(accepted.problem().code()).isEqualTo(CODE);
            assertThat(accepted.problem().path()).hasToString(RuleCase.CRM + "/datasets/visits");
            assertThat(accepted.reason()).isEqualTo("Because.");
            assertThat(accepted.suppressions())
                    .extracting(ObjectPath::toString)
                    .containsExactly(RuleCase.TEAM + "/suppressions/0");
        });
    }

    @Test
    void everythingInTheObjectIsAccepted() {
        model.teamSuppressions.add(accept(CODE, "dataStores/crm"));

        assertThat(model.lint()).isEmpty();
        assertThat(check().accepted()).hasSize(2);
    }

    @Test
    void anOwnerAcceptsWhatIsInItself() {
        for (List<LintSuppression> owner :
                List.of(model.teamSuppressions, model.zoneSuppressions, model.suppressions)) {
            owner.add(accept(CODE, ""));
            assertThat(model.lint()).isEmpty();
            owner.clear();
        }
    }

    @Test
    void otherCodesStay() {
        model.crm.deprecation = TestModel.deprecated();
        model.teamSuppressions.add(accept(CODE, ""));

        assertThat(check().problems()).extracting(Problem::code).containsOnly("sink-deprecated");
    }

    @Test
    void anotherTeamsSuppressionDoesNotReachHere() {
        model.otherStores.add(new TestModel.Store("erp", "d"));
        model.otherStores.get(0).datasets.get(0).classification.clear();
        model.teamSuppressions.add(accept(CODE, ""));

        assertThat(paths()).containsExactly("/zones/Z/teams/U/dataStores/erp/datasets/d");
    }

    @Test
    void severalOwnersMayAcceptTheSame() {
        model.suppressions.add(accept(CODE, "zones/Z"));
        model.teamSuppressions.add(accept(CODE, "dataStores/crm"));

        assertThat(model.lint()).isEmpty();
        assertThat(check().accepted())
                .allSatisfy(accepted -> assertThat(accepted.suppressions())
                        .extracting(ObjectPath::toString)
                        .containsExactly(RuleCase.TEAM + "/suppressions/0", "/suppressions/0"));
    }

    @Test
    void namesWithSlashesAreWrittenAsInPaths() {
        model = new TestModel();
        model.p2.name = "P/2";
        model.suppressions.add(accept("primary-deprecated", "platformServicesProviders/Lake/dataPlatforms/P~12"));

        assertThat(codes()).containsExactlyInAnyOrder("platform-name-invalid", "suppression-unused");
    }

    @Test
    void anErrorCannotBeAccepted() {
        model = new TestModel();
        model.crm.capture = Optional.empty();
        model.teamSuppressions.add(accept("capture-missing", "dataStores/crm"));

        assertThat(codes()).containsExactlyInAnyOrder("capture-missing", "suppression-forbidden");
    }

    @Test
    void whatIsWrongWithSuppressionsCannotBeAccepted() {
        model = new TestModel();
        model.teamSuppressions.add(accept(CODE, "dataStores/crm"));
        model.suppressions.add(accept("suppression-unused", ""));

        assertThat(codes()).containsExactlyInAnyOrder("suppression-unused", "suppression-forbidden");
    }

    @Test
    void aReasonIsWanted() {
        model.teamSuppressions.add(new LintSuppression(CODE, "dataStores/crm", " "));

        assertThat(codes()).containsExactly("suppression-reason-missing");
    }

    @Test
    void aTypingErrorIsTold() {
        model.teamSuppressions.add(accept("dataset-unclasified", "dataStores/crm"));

        assertThat(check().problems())
                .filteredOn(problem -> problem.code().equals("suppression-unknown-code"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("write \"dataset-unclassified\""));
        assertThat(codes()).hasSize(3);
    }

    @Test
    void anObjectThatDoesNotExistIsTold() {
        for (String object : List.of(
                "dataStores/erp",
                "/dataStores/crm",
                "dataStores/crm/datasets",
                "dataStores/crm/datasets/",
                "dataStores/crm/nothing",
                "workspaces/Sales/dsgs/Live/sinks/2",
                "workspaces/Sales/dsgs/Live/sinks/00",
                "dataStores/crm/deprecation")) {
            model = new TestModel();
            model.teamSuppressions.add(accept(CODE, object));
            String expected =
                    object.equals("dataStores/crm/datasets") ? "suppression-unused" : "suppression-unknown-object";
            assertThat(codes()).as(object).containsExactly(expected);
        }
    }

    @Test
    void aSuppressionThatIsOfNoUseIsTold() {
        model = new TestModel();
        for (String object :
                List.of("", "dataStores/crm/datasets/visits", "workspaces/Sales/dsgs/Live/sinks/1/storeName")) {
            model.teamSuppressions.add(accept(CODE, object));
        }

        assertThat(paths())
                .containsExactlyInAnyOrder(
                        RuleCase.TEAM + "/suppressions/0",
                        RuleCase.TEAM + "/suppressions/1",
                        RuleCase.TEAM + "/suppressions/2");
        assertThat(codes()).containsOnly("suppression-unused");
    }

    @Test
    void codesOfOthersAreJudgedWhenTheyHaveSpoken() {
        model = new TestModel();
        model.teamSuppressions.add(accept("aws-tag", "dataStores/crm"));
        model.teamSuppressions.add(accept("aws-log-period", "dataStores/crm"));
        model.teamSuppressions.add(accept("aws-quota", "dataStores/crm"));
        Ecosystem ecosystem = model.build();
        assertThat(model.lint()).isEmpty();

        Suppressions suppressions = Suppressions.of(ecosystem, SourceMap.NONE);
        ObjectPath crm =
                EcosystemIndex.of(ecosystem).datastore("crm").orElseThrow().path();
        Problem tag = new Problem(Severity.INFO, "aws-tag", crm.child("capture"), Optional.empty(), "A tag.");
        Problem quota = new Problem(Severity.ERROR, "aws-quota", crm, Optional.empty(), "A quota.");
        LintResult result = suppressions.apply(List.of(tag, quota));

        assertThat(result.accepted()).extracting(AcceptedProblem::problem).containsExactly(tag);
        assertThat(result.problems()).extracting(Problem::code).containsExactly("aws-quota", "suppression-forbidden");
        assertThat(suppressions.apply(result.problems()).problems()).isEqualTo(result.problems());
        assertThat(suppressions.unused(result.accepted()))
                .extracting(problem -> problem.code() + " " + problem.path())
                .containsExactly(
                        "suppression-unused " + RuleCase.TEAM + "/suppressions/1",
                        "suppression-unused " + RuleCase.TEAM + "/suppressions/2");
    }

    @Test
    void problemsOfSuppressionsStandWhereTheseAreWritten() {
        model = new TestModel();
        model.zoneSuppressions.add(accept(CODE, ""));
        ObjectPath path = ObjectPath.ROOT.child("zones", "Z").child("suppressions", "0");
        SourcePosition position = new SourcePosition("zone.yaml", 9, 5);
        SourceMap sources = at -> at.equals(path) ? Optional.of(position) : Optional.empty();

        assertThat(EcosystemLinter.lint(EcosystemIndex.of(model.build()), sources))
                .extracting(Problem::position)
                .containsExactly(Optional.of(position));
    }

    private LintResult check() {
        return EcosystemLinter.check(EcosystemIndex.of(model.build()), SourceMap.NONE);
    }

    private List<String> codes() {
        return model.lint().stream().map(Problem::code).toList();
    }

    private List<String> paths() {
        return model.lint().stream().map(problem -> problem.path().toString()).toList();
    }

    private static LintSuppression accept(String code, String object) {
        return new LintSuppression(code, object, "Because.");
    }
}
