package io.datasurface.model.change;

import static io.datasurface.model.change.CompatibilityCase.COLUMNS;
import static io.datasurface.model.change.CompatibilityCase.CRM;
import static io.datasurface.model.change.CompatibilityCase.INSIGHT;
import static io.datasurface.model.change.CompatibilityCase.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Changes in words, as their owners say them. */
class ModelDiffTest {

    @Test
    void nothingChanged() {
        ModelDiff diff = ModelDiff.between(Acme.BEFORE.model(), Acme.BEFORE.model());

        assertThat(diff.isEmpty()).isTrue();
        assertThat(diff).hasToString("");
    }

    @Test
    void columnsAreToldInThePeoplesWords() {
        Acme after = Acme.BEFORE
                .edit("Decimal(10,2)", "Decimal(12,2)")
                .edit("VarChar(100)", "VarChar(50)")
                .edit("born: Date", "born: {type: Boolean, nullable: false}")
                .edit("[id, country]", "[id]")
                .without(CRM + "/datasets/customers/originalSchema/ingestionPartitionColumns")
                .edit("[PC1]", "[PC2]")
                .edit("{type: BigInt, nullable: false, classification", "{type: BigInt, classification")
                .edit("seconds: SmallInt", "millis: {type: BigInt, nullable: false}")
                .move(
                        CompatibilityCase.ARCHIVE + "/datasets/letters/originalSchema/columns/text",
                        CompatibilityCase.ARCHIVE + "/datasets/letters/originalSchema/columns");

        assertThat(diff(after)).isEqualTo("""
                Team Sales/Orders (github:acme/orders#main)
                  ~ columns of dataset archive/letters are now in the order (pages, layout, text)
                  ~ partition of dataset crm/customers changed from (country) to none
                  ~ primary key of dataset crm/customers changed from (id, country) to (id)
                  ~ column born of dataset crm/customers may no longer be NULL
                  ~ column born of dataset crm/customers changed from Date to Boolean
                  + classification of column card of dataset crm/customers: PC2 added
                  - classification of column card of dataset crm/customers: PC1 removed
                  ~ column credit of dataset crm/customers widened from Decimal(10,2) to Decimal(12,2)
                  ~ column name of dataset crm/customers narrowed from VarChar(100) to VarChar(50)
                  ~ column id of dataset crm/visits may now be NULL
                  + column millis BigInt (never NULL) added to dataset crm/visits
                  - column seconds removed from dataset crm/visits
                """);
    }

    @Test
    void datastoresAndWorkspaces() {
        Acme after = Acme.BEFORE
                .edit("cron: \"0 3 * * *\"", "cron: \"0 4 * * *\"")
                .edit("port: 5432", "port: 5433")
                .add(CRM + "/datasets", "calls: {originalSchema: {columns: {id: Integer}}}")
                .add(
                        CRM,
                        "productionStatus: PRODUCTION\ndocumentation: All about customers.\ndeprecation: {}\ndatasetDSGApprovals: [{workspace: Board, dsgName: Live, datasetName: visits}]")
                .without(CompatibilityCase.ARCHIVE)
                .edit("- {storeName: crm, datasetName: customers}", "- {storeName: crm, datasetName: visits}")
                .edit("latency: HOURS", "latency: MINUTES, minRetentionTime: P30D")
                .edit("requiredVersion: \"3.11\"", "requiredVersion: \"3.12\", requirements: [numpy]")
                .add(INSIGHT + "/workspaces", "Fresh: {dsgs: {G: {sinks: [{storeName: crm, datasetName: visits}]}}}")
                .edit(
                        "dataContainer: {type: DataPlatformManagedDataContainer, name: lake, locations: [\"AWS:eu-central-1\"]}\n            dsgs",
                        "dataContainer: {type: DataPlatformManagedDataContainer, name: pond}\n            dsgs");

        assertThat(diff(after)).isEqualTo("""
                Team Sales/Insight (github:acme/insight#main)
                  ~ dataContainer of workspace Board changed from DataPlatformManagedDataContainer lake to DataPlatformManagedDataContainer pond
                  ~ platformMD.retention.latency of group Board/Live changed from HOURS to MINUTES
                  + platformMD.retention.minRetentionTime of group Board/Live: 30 days added
                  - workspace Board no longer reads crm/customers (group Live)
                  + workspace Board now also reads crm/visits (group Live)
                  + workspace Fresh added, which reads crm/visits
                  ~ code.requiredVersion of transformer of workspace Prep changed from "3.11" to "3.12"
                  ~ code.requirements of transformer of workspace Prep changed from none to (numpy)
                Team Sales/Orders (github:acme/orders#main)
                  ~ hostPortPair.port of container Sales/Orders/crm-db changed from 5432 to 5433
                  - datastore archive removed
                  ~ capture.stepTrigger.cron of datastore crm changed from "0 3 * * *" to "0 4 * * *"
                  + datastore crm may now be read with approval only
                  + datastore crm is now deprecated
                  + documentation of datastore crm added
                  ~ productionStatus of datastore crm changed from NOT_PRODUCTION to PRODUCTION
                  + dataset crm/calls added, with 1 column
                """);
    }

    @Test
    void ecosystemZonesAndTeams() {
        Acme after = Acme.BEFORE
                .edit(
                        "  - dataPlatform: Batch",
                        "  - {dataPlatform: Batch, status: PROVISIONED}\n  - dataPlatform: Other\n- {workspace: Prep, dsgName: Input, assignments: [{dataPlatform: Other}]}")
                .edit(
                        "Batch: {type: aws-batch}",
                        "Batch: {type: aws-batch, parameters: {region: eu, big: {a: 1, b: [2, x]}}}")
                .edit("locations: {eu-central-1: {}}", "locations: {eu-central-1: {locations: {fra: {}}}}")
                .without("zoneDeclarations/Future")
                .add(
                        "zoneDeclarations",
                        "New: {owningRepo: {type: GitHubRepository, repositoryName: acme/new, branchName: main}}")
                .edit("repositoryName: acme/orders", "repositoryName: acme/sales")
                .edit("home: {allowed: [\"AWS:eu-central-1\"]}", "home: {allowed: [\"AWS:eu-central-1\", \"AWS\"]}")
                .without("zones/Ops/teams")
                .add("zones/Sales/teams", "Web: {workspaces: {W: {}}}")
                .add("zones", "New: {documentation: x}")
                .edit("documentation: Where we are.", "documentation: Where we were.")
                .edit("vendors:", "primaryIngestionPlatforms: {crm: {dataPlatforms: [Other, Batch]}}\nvendors:");

        assertThat(diff(after)).isEqualTo("""
                Ecosystem (github:acme/model#main)
                  ~ documentation of vendor AWS changed
                  + location AWS/eu-central-1/fra added
                  + parameters.big of platform Batch: an object added
                  + parameters.region of platform Batch: "eu" added
                  - declaration of zone Future removed
                  + declaration of zone New added: github:acme/new#main may define it
                  ~ status of assignment of group Board/Live to Batch changed from PROVISIONING to PROVISIONED
                  + group Board/Live now runs on Other
                  + group Prep/Input now runs on Other
                  + datastore crm now has the primary platforms Batch, Other
                Zone New (github:acme/new#main)
                  + zone New added, with 0 teams
                Team Ops/Lab (github:acme/lab#main)
                  - team Ops/Lab removed
                Zone Sales (github:acme/sales#main)
                  + allowed of location policy Sales/home: AWS added
                  ~ owner in the declaration of team Sales/Orders changed from github:acme/orders#main to github:acme/sales#main
                Team Sales/Web (github:acme/web#main)
                  + team Sales/Web added, with 0 datastores and 1 workspace
                """);
    }

    @Test
    void aDatastoreThatMovesIsToldOnBothSidesWithWhatElseIsNew() {
        Acme after = Acme.BEFORE
                .move(CompatibilityCase.ARCHIVE, INSIGHT + "/dataStores")
                .edit(
                        "{ref: crm-db}\n              credential: crm-reader\n            datasets:\n              letters",
                        "{type: DataPlatformManagedDataContainer, name: x}\n              credential: crm-reader\n            datasets:\n              letters")
                .edit("pages: Integer", "pages: BigInt");

        assertThat(diff(after)).isEqualTo("""
                Team Sales/Insight (github:acme/insight#main)
                  + datastore archive came from team Sales/Orders, with 1 dataset
                  ~ capture.dataContainer of datastore archive changed from PostgresDatabase crm-db to DataPlatformManagedDataContainer x
                  ~ column pages of dataset archive/letters widened from Integer to BigInt
                Team Sales/Orders (github:acme/orders#main)
                  - datastore archive went to team Sales/Insight
                """);
    }

    @Test
    void aContainerThatATeamDescribesIsToldOnce() {
        ModelDiff diff = ModelDiff.between(
                Acme.BEFORE.model(),
                Acme.BEFORE.edit("port: 5432", "port: 5433").model());

        assertThat(diff.changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(ChangeKind.CHANGED);
            assertThat(change.subject().kind()).isEqualTo(Subject.Kind.CONTAINER);
            assertThat(change.subject().names()).containsExactly("Sales", "Orders", "crm-db");
            assertThat(change.component()).containsExactly("hostPortPair", "port");
            assertThat(change.path()).hasToString("/" + ORDERS + "/containers/crm-db/hostPortPair/port");
            assertThat(change.owner()).hasToString("Team Sales/Orders (github:acme/orders#main)");
            assertThat(change.before(Integer.class)).contains(5432);
            assertThat(change.after(Integer.class)).contains(5433);
            assertThat(change.after(String.class)).isEmpty();
            assertThat(change.moved()).isEmpty();
        });
    }

    @Test
    void aContainerThatIsNoLongerTheTeamsIsCompared() {
        Acme after = Acme.BEFORE.edit(
                "{ref: crm-db}\n              credential: crm-reader\n            datasets:\n              letters",
                "{type: PostgresDatabase, name: crm-db, hostPortPair: {hostName: other, port: 5432}, databaseName: crm, locations: [\"AWS:eu-central-1\"], serverSideEncryption: {name: KMS}}\n              credential: crm-reader\n            datasets:\n              letters");

        assertThat(diff(after)).isEqualTo("""
                Team Sales/Orders (github:acme/orders#main)
                  ~ capture.dataContainer.hostPortPair.hostName of datastore archive changed from "crm.acme.example" to "other"
                """);
    }

    @Test
    void avroSchemasAreComparedByColumns() {
        Acme avro = Acme.BEFORE.replace(CRM + "/datasets/visits/originalSchema", """
                originalSchema:
                  type: AvroSchema
                  primaryKeyColumns: [id]
                  avro:
                    type: record
                    name: Visit
                    fields:
                    - {name: id, type: int}
                    - {name: seconds, type: [\"null\", int]}
                """);
        Acme after = avro.edit(
                "{name: id, type: int}", "{name: id, type: long}\n                    - {name: page, type: string}");

        assertThat(ModelDiff.between(avro.model(), after.model())).hasToString("""
                Team Sales/Orders (github:acme/orders#main)
                  ~ Avro schema of dataset crm/visits changed
                  ~ column id of dataset crm/visits widened from Integer to BigInt
                  + column page String (never NULL) added to dataset crm/visits
                """);
        assertThat(diff(avro))
                .contains(
                        "originalSchema of dataset crm/visits changed from DDLTable to AvroSchema",
                        "column seconds of dataset crm/visits widened from SmallInt to Integer");
    }

    /** Lint forbids it, but a model that has it is compared all the same. */
    @Test
    void entriesOfOneGroupAreFoundAgainInAnotherOrder() {
        String first =
                "- {workspace: Board, dsgName: Live, assignments: [{dataPlatform: Batch}, {dataPlatform: Other}]}\n";
        String second = "- {workspace: Board, dsgName: Live, assignments: [{dataPlatform: X}, {dataPlatform: Y}]}\n";
        String turned =
                "- {workspace: Board, dsgName: Live, assignments: [{dataPlatform: Other}, {dataPlatform: Batch}]}\n";
        Acme none = Acme.BEFORE.replace("dsgPlatformMappings", "dsgPlatformMappings:");
        Acme two = new Acme(none.text() + first + second);
        Acme other = new Acme(none.text() + second.replace("X}, {dataPlatform: Y", "Y}, {dataPlatform: X") + turned);

        assertThat(ModelDiff.between(two.model(), other.model()).changes()).isEmpty();
    }

    @Test
    void namesCannotBreakLines() {
        Acme after = Acme.BEFORE.add(COLUMNS, "\"a\\nb\": Date").edit("born: Date", "born: Timestamp(\"x\\ny\")");

        assertThat(diff(after)).hasLineCount(3);
    }

    private static String diff(Acme after) {
        return ModelDiff.between(Acme.BEFORE.model(), after.model()).toString();
    }
}
