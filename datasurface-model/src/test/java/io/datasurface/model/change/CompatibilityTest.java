package io.datasurface.model.change;

import static io.datasurface.model.change.CompatibilityCase.ARCHIVE;
import static io.datasurface.model.change.CompatibilityCase.COLUMNS;
import static io.datasurface.model.change.CompatibilityCase.CRM;
import static io.datasurface.model.change.CompatibilityCase.INSIGHT;
import static io.datasurface.model.change.CompatibilityCase.LETTERS;
import static io.datasurface.model.change.CompatibilityCase.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.lint.EcosystemLinter;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.DataTypes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule finds its fault, once, where it is, with who is hurt; what hurts nobody is no problem. */
class CompatibilityTest {
    static List<CompatibilityCase> faults() {
        return CompatibilityCases.all();
    }

    @Test
    void theExampleIsClean() {
        assertThat(EcosystemLinter.lint(Acme.BEFORE.index(), SourceMap.NONE)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void findsTheFaultOnce(CompatibilityCase fault) {
        LoadedModel after = fault.edit().apply(Acme.BEFORE).load();

        List<Problem> problems = Compatibility.problems(
                Acme.BEFORE.index(), EcosystemIndex.of(after.ecosystem().orElseThrow()), after.sources());

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(fault.rule().code());
            assertThat(problem.severity()).isEqualTo(fault.severity());
            assertThat(problem.path()).hasToString("/" + fault.path());
            assertThat(problem.message()).endsWith(". " + fault.readers());
            assertThat(problem.position()).isPresent();
        });
    }

    @Test
    void everyRuleHasACase() {
        assertThat(faults())
                .extracting(CompatibilityCase::rule)
                .contains(Arrays.stream(ChangeRule.values())
                        .filter(rule -> rule.family() != ChangeRule.Family.AUTHORIZATION)
                        .toArray(ChangeRule[]::new));
    }

    @Test
    void nothingIsWrongWithWhatIsAddedOrWidened() {
        Acme after = Acme.BEFORE
                .edit("country: {type: Char(2)", "country: {type: VarChar(3)")
                .edit("Decimal(10,2)", "Decimal(12,4)")
                .edit("seconds: SmallInt", "seconds: BigInt")
                .edit("born: Date", "born: Timestamp")
                .add(COLUMNS, "mail: String")
                .add(CRM + "/datasets", "calls: {originalSchema: {columns: {id: Integer}}}")
                .add("zones/Ops/teams/Lab", "dataStores: {lab: {datasets: {a: {}}}}");

        assertThat(problems(after)).isEmpty();
    }

    @Test
    void aDatastoreThatMovesToAnotherTeamStaysAndIsComparedThere() {
        Acme after = Acme.BEFORE
                .move(CRM, INSIGHT + "/dataStores")
                .edit(
                        "{ref: crm-db}\n              credential: crm-reader\n            datasets:\n              customers",
                        "{type: DataPlatformManagedDataContainer, name: x}\n              credential: crm-reader\n            datasets:\n              customers");
        assertThat(problems(after)).isEmpty();

        assertThat(problems(after.edit("seconds: SmallInt", "seconds: TinyInt")))
                .extracting(problem -> problem.path().toString())
                .containsExactly("/" + INSIGHT + "/dataStores/crm/datasets/visits/originalSchema/columns/seconds/type");
    }

    @Test
    void aTeamThatGoesWithoutItsDatastoresIsNoProblem() {
        assertThat(problems(Acme.BEFORE.without("zones/Ops/teams"))).isEmpty();
        assertThat(problems(Acme.BEFORE.without("zones/Ops"))).isEmpty();
    }

    @Test
    void whoLeavesInTheSameChangeIsNotHurt() {
        Acme left = Acme.BEFORE.edit(
                "- {storeName: crm, datasetName: customers}", "- {storeName: crm, datasetName: visits}");

        assertThat(problems(left.edit("Decimal(10,2)", "Decimal(9,2)")))
                .extracting(Problem::severity)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void whoComesInTheSameChangeIsNotHurt() {
        Acme came = Acme.BEFORE.edit(
                "- {storeName: crm, datasetName: customers}",
                "- {storeName: crm, datasetName: customers}\n                - {storeName: archive, datasetName: letters}");

        assertThat(problems(came.edit("pages: Integer", "pages: SmallInt")))
                .extracting(Problem::severity)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void movingAClassificationBetweenColumnsAndDatasetIsNoChange() {
        Acme after = Acme.BEFORE
                .without(LETTERS + "/dataClassificationOverride")
                .edit("text: VarChar(4000)", "text: {type: VarChar(4000), classification: [PC2]}")
                .edit("pages: Integer", "pages: {type: Integer, classification: [PC2]}")
                .replace(
                        LETTERS + "/originalSchema/columns/layout",
                        "layout: {type: \"Struct<top:Integer,left:Integer>\", classification: [PC2]}");
        assertThat(problems(after)).isEmpty();

        assertThat(problems(after.edit("{type: Integer, classification: [PC2]}", "Integer")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("The classification of the dataset letters changes from PC2 to none;"));
    }

    @Test
    void aMessageNamesTheFirstOfManyReaders() {
        Acme many = Acme.BEFORE;
        for (String name : List.of("W1", "W2", "W3", "W4", "W5")) {
            many = many.add(
                    INSIGHT + "/workspaces",
                    name + ": {dsgs: {G: {sinks: [{storeName: crm, datasetName: customers}]}}}");
        }

        assertThat(Compatibility.problems(
                        many.index(), many.edit("Decimal(10,2)", "Decimal(9,2)").index(), SourceMap.NONE))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .endsWith("Read by Board/Live, W1/G, W2/G, W3/G, W4/G and 1 more."));
    }

    @Test
    void aRemovedTeamNamesItsDatastores() {
        assertThat(problems(Acme.BEFORE.without(ORDERS)))
                .extracting(Problem::message)
                .containsExactly(
                        "The team Sales/Orders is removed, and with it 2 datastores (archive, crm); keep its data until"
                                + " nobody reads it. Read by Board/Live, Prep/Input (transformer summing).");
    }

    @Test
    void partsAreJudgedAsIfSomebodyReadThem() {
        DDLColumn wide = DDLColumn.of("a", DataTypes.parse("VarChar(9)"));
        DDLColumn narrow = DDLColumn.of("a", DataTypes.parse("VarChar(8)"));
        Dataset before = Dataset.of("d", DDLTable.of(List.of(), List.of(wide)));
        Dataset after = Dataset.of("d", DDLTable.of(List.of(), List.of(narrow)));
        Datastore store = Acme.BEFORE.index().datastore("archive").orElseThrow().datastore();
        Datastore empty = Acme.BEFORE
                .without(ARCHIVE + "/datasets/letters")
                .index()
                .datastore("archive")
                .orElseThrow()
                .datastore();

        assertThat(Compatibility.problems(ObjectPath.ROOT, wide, narrow))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem)
                            .hasToString("error: The type of the column a changes from VarChar(9) to VarChar(8):"
                                    + " VarChar(8) cannot hold every VarChar(9); keep a type that holds the old values, or add a new"
                                    + " column. [type-narrowed] at /type");
                });
        assertThat(Compatibility.problems(
                        ObjectPath.ROOT,
                        before.originalSchema().orElseThrow(),
                        after.originalSchema().orElseThrow()))
                .extracting(Problem::severity)
                .containsExactly(Severity.ERROR);
        assertThat(Compatibility.problems(ObjectPath.ROOT, before, after))
                .extracting(Problem::severity)
                .containsExactly(Severity.ERROR);
        assertThat(Compatibility.problems(ObjectPath.ROOT, store, empty))
                .extracting(Problem::code)
                .containsExactly("dataset-removed");
    }

    @Test
    void codesAreUnique() {
        assertThat(Arrays.stream(ChangeRule.values()).map(ChangeRule::code)).doesNotHaveDuplicates();
        assertThat(ChangeRule.TYPE_NARROWED.code()).isEqualTo("type-narrowed");
    }

    private static List<Problem> problems(Acme after) {
        return Compatibility.problems(Acme.BEFORE.index(), after.index(), SourceMap.NONE);
    }
}
