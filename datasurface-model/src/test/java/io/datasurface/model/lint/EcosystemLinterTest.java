package io.datasurface.model.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.DatasetSink;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.SourcePosition;
import io.datasurface.model.WorkspaceFixedDataPlatform;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.container.EncryptionSystem;
import io.datasurface.model.platform.AssignmentStatus;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import io.datasurface.model.policy.DataClassificationType;
import io.datasurface.model.policy.DataPlatformPolicy;
import io.datasurface.model.policy.InfraStructureVendorPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EcosystemLinterTest {
    @Test
    void allFaultsOfAFamilyAreFoundInOneRun() {
        TestModel model = new TestModel();
        model.owningRepo = Optional.empty();
        model.p2.type = "";
        model.crm.capture = Optional.empty();
        model.sales.sinks.add(DatasetSink.of("nope", "x"));
        model.mappings.clear();

        assertThat(model.lint())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(
                        "owning-repo-missing",
                        "platform-type-missing",
                        "capture-missing",
                        "unknown-datastore",
                        "group-not-assigned");
    }

    @Test
    void hostileTextIsEscapedAndCut() {
        TestModel model = new TestModel();
        model.sales.sinks.add(DatasetSink.of("\u001b[31m%s\n\"" + "x".repeat(5000), "d"));

        assertThat(model.lint())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("The datastore \"\\u{1b}[31m%s\\u{a}\\\"xxx")
                        .contains("(5009 characters)")
                        .hasSizeLessThan(250)
                        .doesNotContain("\n", "\u001b"));
    }

    @Test
    void aProblemStandsWhereItsNearestObjectWasWritten() {
        TestModel model = new TestModel();
        model.sales.sinks.add(DatasetSink.of("nope", "d"));
        ObjectPath workspace =
                ObjectPath.ROOT.child("zones", "Z").child("teams", "T").child("workspaces", "Sales");
        SourcePosition position = new SourcePosition("sales.yaml", 7, 3);
        SourceMap sources = path -> path.equals(workspace) ? Optional.of(position) : Optional.empty();

        assertThat(EcosystemLinter.lint(EcosystemIndex.of(model.build()), sources))
                .extracting(Problem::position)
                .containsExactly(Optional.of(position));
    }

    @Test
    void theOrderOfDeclarationsDoesNotMatter() {
        TestModel model = new TestModel();
        model.owningRepo = Optional.empty();
        model.sales.sinks.add(DatasetSink.of("nope", "d"));
        model.mappings.set(0, TestModel.assign("Sales", "Live", "P1", "P2"));
        List<String> before = new ArrayList<>(texts(model));
        Collections.reverse(model.stores);
        Collections.reverse(model.spaces);

        assertThat(texts(model)).isEqualTo(before);
    }

    @Test
    void anEmptyModelIsLintedWithoutFailing() {
        TestModel model = new TestModel();
        model.stores.clear();
        model.spaces.clear();
        model.mappings.clear();
        model.vendors.clear();

        assertThat(model.lint()).extracting(Problem::code).containsOnly("unknown-vendor");
    }

    @Test
    void aPlatformPolicyForProductionDoesNotConcernOtherDatastores() {
        TestModel model = new TestModel();
        model.platformPolicies.add(new DataPlatformPolicy(
                "production stays",
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(ProductionStatus.PRODUCTION),
                Optional.of(ProductionStatus.PRODUCTION)));

        assertThat(model.lint()).isEmpty();
    }

    @Test
    void aContainerInAForbiddenPlaceIsReportedOncePerDatastore() {
        TestModel model = new TestModel();
        model.sales.sinks.remove(1);
        model.sales.sinks.add(DatasetSink.of("crm", "visits"));
        model.sales.container = Optional.of(TestModel.source("wh", TestModel.ABROAD));
        model.vendorPolicies.add(new InfraStructureVendorPolicy("home", Optional.empty(), List.of("AWS"), List.of()));

        assertThat(model.lint()).extracting(Problem::code).containsExactly("vendor-policy-violated");
    }

    @Test
    void aPlatformThatIsBeingLeftMayDifferFromTheOneAskedFor() {
        TestModel model = new TestModel();
        model.sales.chooser = Optional.of(new WorkspaceFixedDataPlatform("P2", Optional.empty()));
        model.mappings.set(
                0,
                new DatasetGroupDataPlatformAssignments(
                        "Sales",
                        "Live",
                        List.of(
                                TestModel.assignment(
                                        "P1", ProductionStatus.NOT_PRODUCTION, AssignmentStatus.DECOMMISSIONING),
                                TestModel.assignment(
                                        "P2", ProductionStatus.NOT_PRODUCTION, AssignmentStatus.PROVISIONING))));
        model.primaries.add(new PrimaryIngestionPlatform("crm", List.of("P1")));
        model.primaries.add(new PrimaryIngestionPlatform("report", List.of("P1")));

        assertThat(model.lint()).isEmpty();
    }

    @Test
    void whatTheClientEncryptsItselfIsSafeFromTheServersKeepers() {
        TestModel model = new TestModel();
        model.crm.datasets.get(0).classification.set(0, TestModel.dc(DataClassificationType.MNPI));
        model.crm.capture = ProducerCases.from(ProducerCases.database(
                ProducerCases.home(),
                "h",
                1,
                "d",
                Optional.of(new EncryptionSystem("cloud", Optional.empty(), true)),
                Optional.of(new EncryptionSystem("own", Optional.empty(), false)),
                false));

        assertThat(model.lint()).isEmpty();
    }

    private static List<String> texts(TestModel model) {
        return model.lint().stream().map(Problem::toString).toList();
    }
}
