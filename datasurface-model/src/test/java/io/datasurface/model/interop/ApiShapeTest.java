package io.datasurface.model.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Datastore;
import io.datasurface.model.LegacyDataPlatformChooser;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.Workspace;
import io.datasurface.model.WorkspacePlatformConfig;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.schema.DDLTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the API's form differs from the dump's. */
class ApiShapeTest {
    private static final ObjectPath PATH = ObjectPath.ROOT.child("dataStores", "S");
    private static final String STORE = """
            {"_type": "Datastore", "name": "S", "productionStatus": "PRODUCTION", "cmd": %s, "datasets": {"d":
              {"_type": "Dataset", "name": "d", "policies": {}, "originalSchema": %s}}}""";
    private static final String TABLE =
            "{\"_type\": \"DDLTable\", \"primaryKeyColumns\": null, \"columns\": {\"c\": {\"_type\": \"DDLColumn\", \"name\": \"c\","
                    + " \"type\": %s, \"nullable\": 0, \"primaryKey\": 1, \"classification\": null,"
                    + " \"doc\": {\"_type\": \"PlainTextDocumentation\", \"description\": \"words\"}}}}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"BigInt","sizeInBits":64,"isSigned":"SIGNED"} | BigInt
            {"type":"FixedIntegerDataType","sizeInBits":24,"isSigned":"UNSIGNED"} | FixedInteger(24,UNSIGNED)
            {"type":"FP8_E4M3","maxExponent":8,"minExponent":-6,"precision":3,"sizeInBits":8,"nonFiniteBehavior":"IEEE754","nanEncoding":"IEEE"} | FP8_E4M3
            {"type":"Float","maxExponent":127,"minExponent":-126,"precision":24,"sizeInBits":32,"nonFiniteBehavior":"IEEE754","nanEncoding":"IEEE"} | IEEE32
            {"type":"CustomFloat","maxExponent":7,"minExponent":-6,"precision":5,"sizeInBits":9,"nonFiniteBehavior":"NanOnly","nanEncoding":"AllOnes"} | CustomFloat(7,-6,5,9,NanOnly,AllOnes)
            {"type":"MXFP4_E2M1","batchSize":32,"scaleType":"ABCMeta","elementType":"ABCMeta"} | MicroScaling(32,FP8_E8M0,FP4_E2M1)
            {"type":"Decimal","maxSize":10,"precision":2} | Decimal(10,2)
            {"type":"Date"} | Date
            {"type":"Timestamp","timeZone":{"_type":"TimeZone","timeZone":"GMT+01:00"}} | Timestamp(GMT+01:00)
            {"type":"NVarChar","maxSize":-1} | NVarChar
            {"type":"VarChar","maxSize":10,"collationString":"latin1"} | VarChar(10,latin1)
            {"type":"ArrayType","maxSize":5,"elementType":{"type":"MapType","keyType":{"type":"Date"},"valueType":{"type":"Boolean"}}} | Array(5)<Map<Date,Boolean>>
            {"type":"StructType","fields":[{"name":"type","type":{"type":"StructType","fields":[{"name":"fields","type":{"type":"Date"}}]}}]} | Struct<type:Struct<fields:Date>>
            {"type":"Vector","maxSize":3,"elementType":{"type":"IEEE32"}} | Vector(3)
            {"type":"Geography","srs":{"_type":"SpatialReferenceSystem","srid":4326,"name":"WGS84"},"geometryType":"POINT","maxSize":9} | Geography(4326,WGS84,POINT,9)
            """)
    void typesAreNamedByType(String json, String type) throws IOException {
        ApiReader reader = new ApiReader();
        DDLTable table = schema(read(reader, STORE.formatted("null", TABLE.formatted(json))))
                .orElseThrow();

        assertThat(reader.problems()).isEmpty();
        assertThat(table.columns().get("c").type()).hasToString(type);
        assertThat(table.columns().get("c").nullable()).isFalse();
        assertThat(table.columns().get("c").documentation().orElseThrow().description())
                .isEqualTo("words");
        assertThat(table.primaryKeyColumns()).containsExactly("c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"MicroScaling_CustomFloat","batchSize":16,"scaleType":"ABCMeta","elementType":"ABCMeta"}
            {"type":"ArrayType","maxSize":5,"elementType":{"type":"MicroScaling_CustomFloat","batchSize":16,"scaleType":"ABCMeta","elementType":"ABCMeta"}}
            """)
    void aTypeWhosePartsAreNotToldTakesItsSchemaAlong(String json) throws IOException {
        ApiReader reader = new ApiReader();
        Datastore store = read(reader, STORE.formatted("null", TABLE.formatted(json)));

        assertThat(reader.problems()).isEmpty();
        assertThat(schema(store)).isEmpty();
        assertThat(reader.answer(Optional.of(store)).untold())
                .containsExactly(new Untold(ApiGap.MICRO_SCALING_TYPE, List.of(PATH.child("datasets", "d"))));
    }

    @Test
    void anAvroSchemaIsUntoldAndCanBeSupplied() throws IOException {
        ApiReader reader = new ApiReader();
        Datastore store = read(
                reader,
                STORE.formatted(
                        "null",
                        "{\"_type\": \"AvroSchema\", \"primaryKeyColumns\": null,"
                                + " \"ingestionPartitionColumns\": null}"));

        assertThat(reader.problems()).isEmpty();
        assertThat(schema(store)).isEmpty();
        assertThat(reader.answer(Optional.of(store)).untold())
                .containsExactly(new Untold(ApiGap.AVRO_SCHEMA, List.of(PATH.child("datasets", "d"))));
    }

    @Test
    void aDatasetNamesItsPoliciesWhichAreToldNowhere() throws IOException {
        ApiReader reader = new ApiReader();
        Datastore store = read(
                reader,
                STORE.formatted("null", "null")
                        .replace(
                                "\"policies\": {}",
                                "\"policies\": {\"doc\": {\"_type\": \"Any\", \"name\": \"doc\"}}"));

        assertThat(reader.problems()).isEmpty();
        assertThat(store.datasets().get("d").policies()).containsExactly("doc");
    }

    @Test
    void aCaptureFromAnotherPlatformIsUntold() throws IOException {
        ApiReader reader = new ApiReader();
        Datastore store = read(
                reader,
                STORE.formatted("{\"_type\": \"SQLMergeIngestion\", \"singleOrMultiDatasetIngestion\": 1}", "null"));

        assertThat(reader.problems()).isEmpty();
        assertThat(store.capture()).isEmpty();
        assertThat(reader.answer(Optional.of(store)).untold())
                .containsExactly(new Untold(ApiGap.MERGE_CAPTURE, List.of(PATH)));
    }

    @Test
    void aLegacyChooserIsToldWithoutItsWords() throws IOException {
        ApiReader reader = new ApiReader();
        Workspace workspace = reader.workspace(parse("""
                                {"_type": "Workspace", "name": "W", "productionStatus": "PRODUCTION", "datasetGroups": {"G": {
                                  "_type": "DatasetGroup", "name": "G", "sinks": {}, "platformMD": {
                                    "_type": "LegacyDataPlatformChooser", "dataPlatformName": "P", "containers": [
                                      {"_type": "DataPlatformManagedDataContainer", "name": "b", "locations": []},
                                      {"_type": "DataPlatformManagedDataContainer", "name": "a", "locations": [
                                        {"_type": "LocationKey", "locStr": "V:y"}, {"_type": "LocationKey", "locStr": "V:x"}]}]}}}}"""), PATH).orElseThrow();

        assertThat(reader.problems()).isEmpty();
        LegacyDataPlatformChooser chooser = (LegacyDataPlatformChooser)
                workspace.dsgs().get("G").platformMD().orElseThrow();
        assertThat(chooser.dataPlatformName()).isEqualTo("P");
        assertThat(chooser.containers())
                .extracting(container -> container.name())
                .containsExactly("a", "b");
        assertThat(chooser.containers().get(0).locations())
                .extracting(Object::toString)
                .containsExactly("V:x", "V:y");
        assertThat(reader.answer(Optional.of(workspace)).untold())
                .contains(new Untold(
                        ApiGap.LEGACY_CHOOSER_DOCUMENTATION,
                        List.of(PATH.child("dsgs", "G").child("platformMD"))));
    }

    @ParameterizedTest
    @CsvSource({
        "P1Y, P365D",
        "P10Y, P3650D",
        "P1Y35D, P400D",
        "P1YT1H1M1.0005S, P365DT1H1M1.0005S",
        "-P1Y34DT23H, -P399DT23H",
        "P30D, P30D",
        "P1DT12H, PT36H"
    })
    void timesCountYearsOf365Days(String told, String time) throws IOException {
        ApiReader reader = new ApiReader();
        Workspace workspace = reader.workspace(parse("""
                        {"_type": "Workspace", "name": "W", "productionStatus": "PRODUCTION", "datasetGroups": {"G": {
                          "_type": "DatasetGroup", "name": "G", "sinks": {}, "platformMD": {
                            "_type": "WorkspacePlatformConfig", "retention": {
                              "_type": "ConsumerRetentionRequirements", "milestoningStrategy": "FORENSIC",
                              "latency": "HOURS", "minRetentionTime": "%s", "regulator": "SEC"}}}}}""".formatted(told)), PATH).orElseThrow();

        assertThat(reader.problems()).isEmpty();
        assertThat(workspace.dsgs().get("G").platformMD().orElseThrow())
                .isInstanceOfSatisfying(
                        WorkspacePlatformConfig.class,
                        config -> assertThat(config.retention().minRetentionTime())
                                .contains(Duration.parse(time)));
    }

    /** Words of the format that people may also use as names: nothing happens to them. */
    @Property
    void namesStay(@ForAll("words") List<String> names) throws IOException {
        StringBuilder map = new StringBuilder();
        for (String name : names) {
            map.append(map.isEmpty() ? "" : ", ").append("\"%s\": \"%s\"".formatted(name, name));
        }
        ApiReader reader = new ApiReader();
        Datastore store = read(
                reader,
                STORE.formatted(
                        "{\"_type\": \"SQLSnapshotIngestion\", \"singleOrMultiDatasetIngestion\": 0, \"tableForDataset\": {%s}}"
                                .formatted(map),
                        "null"));

        assertThat(reader.problems()).isEmpty();
        Map<String, String> tables = ((SQLSnapshotIngestion) store.capture().orElseThrow()).tableForDataset();
        assertThat(tables.keySet()).containsExactlyElementsOf(names);
        assertThat(tables.values()).containsExactlyElementsOf(names);
    }

    @Property
    void columnsMayHaveAnyName(@ForAll("words") List<String> names) throws IOException {
        StringBuilder columns = new StringBuilder();
        for (String name : names) {
            columns.append(columns.isEmpty() ? "" : ", ")
                    .append("\"%s\": {\"_type\": \"DDLColumn\", \"name\": \"%s\", \"type\": {\"type\": \"Date\"},"
                            .formatted(name, name))
                    .append(" \"nullable\": 1, \"primaryKey\": 0}");
        }
        ApiReader reader = new ApiReader();
        Datastore store = read(
                reader, STORE.formatted("null", "{\"_type\": \"DDLTable\", \"columns\": {%s}}".formatted(columns)));

        assertThat(reader.problems()).isEmpty();
        assertThat(schema(store).orElseThrow().columns().keySet()).containsExactlyElementsOf(names);
    }

    @Property
    void approvalsComeInOneOrder(@ForAll Random random) throws IOException {
        List<String> approvals = new ArrayList<>();
        for (String text : List.of("A G x", "A G y", "A H a", "B A a")) {
            String[] words = text.split(" ", -1);
            approvals.add(
                    "{\"_type\": \"DatasetDSGApproval\", \"datasetName\": \"%s\", \"workspace\": \"%s\", \"dsg\": \"%s\"}"
                            .formatted(words[2], words[0], words[1]));
        }
        Collections.shuffle(approvals, random);
        ApiReader reader = new ApiReader();
        Datastore store = read(
                reader,
                "{\"_type\": \"Datastore\", \"name\": \"S\", \"productionStatus\": \"PRODUCTION\", \"datasetDSGApprovals\": "
                        + approvals + "}");

        assertThat(store.datasetDSGApprovals().orElseThrow().approved())
                .extracting(approval -> approval.workspace() + " " + approval.dsgName() + " " + approval.datasetName())
                .containsExactly("A G x", "A G y", "A H a", "B A a");
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.of(
                        "doc",
                        "type",
                        "hostPort",
                        "nullable",
                        "primaryKey",
                        "locations",
                        "datasetGroups",
                        "columns",
                        "cmd",
                        "team",
                        "governance_zone",
                        "elementType",
                        "fields",
                        "documentation",
                        "dsgs",
                        "name",
                        "a",
                        "b")
                .list()
                .uniqueElements()
                .ofMinSize(1);
    }

    private static Optional<DDLTable> schema(Datastore store) {
        return store.datasets().get("d").originalSchema().map(DDLTable.class::cast);
    }

    private static Datastore read(ApiReader reader, String json) throws IOException {
        return reader.datastore(parse(json), PATH, Optional.empty()).orElseThrow();
    }

    private static DumpNode parse(String json) throws IOException {
        return DumpParser.parse(
                new DumpContext(DumpContext.Origin.SERVER), json.getBytes(StandardCharsets.UTF_8), "answer");
    }
}
