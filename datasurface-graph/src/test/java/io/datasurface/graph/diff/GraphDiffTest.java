package io.datasurface.graph.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What single changes of a model are called, and what they disturb. */
class GraphDiffTest {
    private static final Shop SHOP = Shop.shop();

    private static Map<String, List<String>> told(GraphDiff diff) {
        Map<String, List<String>> told = new TreeMap<>();
        diff.nodes().forEach(node -> {
            List<String> lines = new java.util.ArrayList<>(
                    node.changes().stream().map(Change::toString).toList());
            lines.add(node.disturbance().code() + " " + node.affected().some());
            told.put(node.name(), lines);
        });
        return told;
    }

    private static Map<String, List<String>> told(String words, String others) {
        return told(SHOP.to(SHOP.with(words, others)));
    }

    @Test
    void aNullableColumnCatchesUp() {
        assertThat(told("name: VarChar(100)", "name: VarChar(100)\n                    city: VarChar(40)"))
                .isEqualTo(Map.of(
                        "Ingest/P/crm",
                        List.of(
                                "column-added customers.city: nothing -> VarChar(40)",
                                "catch-up [Audit, Reports, Sum]"),
                        "Export/P/Lake/crm/customers",
                        List.of("column-added customers.city: nothing -> VarChar(40)", "catch-up [Audit, Reports]")));
    }

    @Test
    void typesAreWidenedAndNarrowed() {
        assertThat(told("name: VarChar(100)", "name: VarChar(200)").get("Ingest/P/crm"))
                .containsExactly(
                        "column-widened customers.name: VarChar(100) -> VarChar(200)",
                        "catch-up [Audit, Reports, Sum]");
        assertThat(told("name: VarChar(100)", "name: VarChar(9)").get("Ingest/P/crm"))
                .containsExactly(
                        "column-narrowed customers.name: VarChar(100) -> VarChar(9)",
                        "rehydrate [Audit, Reports, Sum]");
        assertThat(told("name: VarChar(100)", "name: Date").get("Ingest/P/crm"))
                .containsExactly(
                        "column-type-changed customers.name: VarChar(100) -> Date", "rehydrate [Audit, Reports, Sum]");
    }

    @Test
    void aKeyOfATransformersOutputChangesWhatItWrites() {
        assertThat(told("primaryKeyColumns: [day]", "primaryKeyColumns: [day, total]"))
                .isEqualTo(Map.of(
                        "Ingest/P/daily",
                        List.of("key-changed totals: (day) -> (day, total)", "rehydrate [Reports]"),
                        "Export/P/Lake/daily/totals",
                        List.of("key-changed totals: (day) -> (day, total)", "rehydrate [Reports]"),
                        "DataTransformer/P/Sum",
                        List.of("key-changed totals: (day) -> (day, total)", "none []")));
    }

    @Test
    void aMovedSourceIsCopiedAnew() {
        assertThat(told("hostName: erp", "hostName: erp2"))
                .isEqualTo(Map.of(
                        "Ingest/P/erp/parts",
                        List.of("source-moved hostPortPair", "rehydrate [Reports]"),
                        "Ingest/P/erp/stock",
                        List.of("source-moved hostPortPair", "rehydrate []")));
    }

    @Test
    void aScheduleDisturbsNobody() {
        assertThat(told("*/5 * * * *", "*/9 * * * *"))
                .isEqualTo(Map.of("Ingest/P/crm", List.of("schedule-changed: */5 * * * * -> */9 * * * *", "none []")));
    }

    @Test
    void aNewConsumerNeedsItsExportOnly() {
        assertThat(told(
                        "storeName: erp, datasetName: parts}]",
                        "storeName: erp, datasetName: parts}, {storeName: erp, datasetName: stock}]"))
                .isEqualTo(Map.of(
                        "Export/P/Lake/erp/stock",
                        List.of("node-added", "catch-up [Reports]"),
                        "Ingest/P/erp/stock",
                        List.of(
                                "export-added erp.stock to Lake",
                                "requirement-tightened priority: nothing -> HIGH",
                                "milestoning-changed milestoning: nothing -> LIVE_ONLY",
                                "none []")));
    }

    @Test
    void historyOfOneDatasetIsToldOfTheWholeStore() {
        assertThat(told("minRetentionTime: P90D", "minRetentionTime: P30D").get("Ingest/P/crm"))
                .containsExactly(
                        "dataset-retention-relaxed customers.retention: 90 days -> 30 days",
                        "dataset-retention-relaxed orders.retention: 90 days -> 30 days",
                        "retention-relaxed retention: 90 days -> 30 days",
                        "destroy [Audit, Reports, Sum]");
        assertThat(told("minRetentionTime: P90D", "minRetentionTime: P90D, regulator: Bank")
                        .get("Export/P/Lake/crm/orders"))
                .containsExactly(
                        "consumer-changed Audit/History",
                        "retention-tightened retention: 90 days -> 365 days",
                        "none []");
    }

    @Test
    void aChangedProgramCatchesUp() {
        assertThat(told("select placed,", "select placed as day,"))
                .isEqualTo(Map.of("DataTransformer/P/Sum", List.of("code-changed queries", "catch-up [Reports, Sum]")));
    }

    @Test
    void whatIsNoLongerWantedGoesWithItsData() {
        Map<String, List<String>> told = told(
                "{workspace: Reports, dsgName: Totals, assignments: [{dataPlatform: P}]}",
                "{workspace: Nobody, dsgName: Totals, assignments: [{dataPlatform: P}]}");
        assertThat(told)
                .containsEntry("Ingest/P/daily", List.of("node-removed", "destroy [Reports]"))
                .containsEntry("Export/P/Lake/daily/totals", List.of("node-removed", "destroy [Reports]"))
                .containsEntry("DataTransformer/P/Sum", List.of("node-removed", "none []"))
                .containsEntry("Trigger/P/Sum", List.of("node-removed", "none []"))
                .containsEntry("Export/P/Work/crm/orders", List.of("node-removed", "destroy [Reports, Sum]"))
                .containsKey("Ingest/P/crm")
                .hasSize(6);
    }

    @Test
    void aRegroupedStoreIsNoNewOne() {
        assertThat(told(
                        "singleOrMultiDatasetIngestion: SINGLE_DATASET",
                        "singleOrMultiDatasetIngestion: MULTI_DATASET"))
                .isEqualTo(Map.of(
                        "Ingest/P/erp", List.of("ingestion-regrouped", "rehydrate [Reports]"),
                        "Ingest/P/erp/parts", List.of("ingestion-regrouped", "rehydrate [Reports]"),
                        "Ingest/P/erp/stock", List.of("ingestion-regrouped", "rehydrate []")));
    }

    @Test
    void advisersMayKnowBetter() {
        Shop after = SHOP.with("loadEpoch: \"1\"", "loadEpoch: \"2\"");
        assertThat(told(SHOP.to(after)))
                .isEqualTo(Map.of("Ingest/P/crm", List.of("hint-changed loadEpoch: 1 -> 2", "none []")));
        DisturbanceRules loads = (kind, node, change, usual) ->
                change.reason() == ChangeReason.HINT_CHANGED && change.subject().equals("loadEpoch")
                        ? Disturbance.REHYDRATE
                        : usual;
        GraphDiff diff = GraphDiff.between(SHOP.snapshot(), after.snapshot(), loads);
        assertThat(diff.worst()).isEqualTo(Disturbance.REHYDRATE);
        assertThat(diff.counts()).containsEntry(Disturbance.REHYDRATE, 1L).containsEntry(Disturbance.NONE, 0L);
    }

    @Test
    void consumersAndTheirTermsAreTold() {
        assertThat(told("entitlements: [analysts]", "entitlements: [analysts, auditors]"))
                .hasSize(3)
                .containsEntry("Export/P/Lake/crm/customers", List.of("entitlements-changed Reports", "none []"));
        assertThat(told("priority: HIGH", "priority: LOW").get("Export/P/Lake/daily/totals"))
                .containsExactly(
                        "consumer-changed Reports: HIGH, NOT_PRODUCTION -> LOW, NOT_PRODUCTION",
                        "requirement-relaxed priority: HIGH -> LOW",
                        "none []");
        Map<String, List<String>> renamed = told("          Audit:\n", "          Control:\n");
        assertThat(renamed)
                .as("its group is assigned no longer")
                .containsEntry("Export/P/Lake/crm/orders", List.of("node-removed", "destroy [Audit]"));
        assertThat(renamed.get("Export/P/Lake/crm/customers")).startsWith("consumer-removed Audit/History");
    }

    @Test
    void theConfigurationOfThePlatformIsToldWithoutItsValues() {
        GraphDiff diff = SHOP.to(SHOP.with("region: us-east-1", "region: eu-west-1, tier: gold"));
        assertThat(diff.nodes()).isEmpty();
        assertThat(diff.settings())
                .extracting(Change::toString)
                .containsExactly("setting-changed parameters.region", "setting-changed parameters.tier");
    }

    @Test
    void platformsComeAndGo() {
        GraphSnapshot shop = SHOP.snapshot();
        GraphDiff come = GraphDiff.between(GraphSnapshot.empty("P"), shop);
        assertThat(come.added()).hasSize(SHOP.graph().nodeCount());
        assertThat(come.edgesAdded()).hasSize(SHOP.graph().edgeCount());
        assertThat(GraphDiffs.between(List.of(shop), List.of())).singleElement().satisfies(gone -> {
            assertThat(gone.removed()).hasSize(SHOP.graph().nodeCount());
            assertThat(gone.worst()).isEqualTo(Disturbance.DESTROY);
        });
        assertThatThrownBy(() -> GraphDiff.between(GraphSnapshot.empty("Q"), shop))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The graphs are of platforms \"Q\" and \"P\"; compare two versions of one platform's graph");
        assertThatThrownBy(() -> GraphDiffs.between(List.of(shop, shop), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Two snapshots are of platform \"P\"; give one per platform");
    }

    @Test
    void aDiffThatDoesNotFitIsRefused() {
        GraphDiff diff =
                SHOP.to(SHOP.with("storeName: erp, datasetName: parts}]", "storeName: erp, datasetName: stock}]"));
        GraphOutline before = GraphOutline.of(SHOP.graph());
        assertThatThrownBy(() -> before.apply(diff).apply(diff))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("which is not there: it begins with another graph");
    }
}
