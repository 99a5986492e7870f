package io.datasurface.model.change;

import static io.datasurface.model.change.CompatibilityCase.ARCHIVE;
import static io.datasurface.model.change.CompatibilityCase.COLUMNS;
import static io.datasurface.model.change.CompatibilityCase.CRM;
import static io.datasurface.model.change.GateScenario.INSIGHT;
import static io.datasurface.model.change.GateScenario.LAB;
import static io.datasurface.model.change.GateScenario.MODEL;
import static io.datasurface.model.change.GateScenario.OPS;
import static io.datasurface.model.change.GateScenario.ORDERS;
import static io.datasurface.model.change.GateScenario.SALES;
import static io.datasurface.model.change.GateScenario.STRANGER;
import static io.datasurface.model.change.GateScenario.UNKNOWN_SOURCE;
import static io.datasurface.model.change.GateScenario.WEB;
import static io.datasurface.model.change.GateScenario.declared;
import static io.datasurface.model.change.GateScenario.merged;
import static io.datasurface.model.change.GateScenario.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Who may change teams, and what their changes may break. */
final class TeamScenarios {
    private static final String BOARD = "zones/Sales/teams/Insight/workspaces/Board";
    private static final UnaryOperator<Acme> FILLED_WEB =
            acme -> acme.add("zones/Sales/teams", "Web: {documentation: Pages.}");
    private static final UnaryOperator<Acme> WIDER = acme -> acme.edit("VarChar(100)", "VarChar(200)");
    private static final UnaryOperator<Acme> NARROWER = acme -> acme.edit("VarChar(100)", "VarChar(20)");

    private TeamScenarios() {}

    static List<GateScenario> all() {
        List<GateScenario> all = new ArrayList<>(newTeams());
        all.addAll(teamsThatGo());
        all.addAll(owners());
        all.addAll(contents());
        all.addAll(compatibility());
        all.addAll(together());
        return all;
    }

    private static List<GateScenario> newTeams() {
        return List.of(
                merged(
                        "a zone declares a team",
                        SALES,
                        acme -> acme.add("zones/Sales/teamDeclarations", declared("New", "new"))),
                refused(
                        "the ecosystem declares a team",
                        MODEL,
                        acme -> acme.add("zones/Sales/teamDeclarations", declared("New", "new")),
                        "change-not-authorized /zones/Sales/teamDeclarations/New"),
                merged("a declared team is added by its owner", WEB, FILLED_WEB),
                refused(
                        "a declared team is added by its zone",
                        SALES,
                        FILLED_WEB,
                        "change-not-authorized /zones/Sales/teams/Web"),
                refused(
                        "a team is declared for somebody and added in one change",
                        SALES,
                        acme -> acme.add("zones/Sales/teamDeclarations", declared("New", "new"))
                                .add("zones/Sales/teams", "New: {documentation: x}"),
                        "declaration-missing /zones/Sales/teams/New"),
                merged(
                        "a zone declares a team for itself and adds it",
                        SALES,
                        acme -> acme.add("zones/Sales/teamDeclarations", declared("New", "sales"))
                                .add("zones/Sales/teams", "New: {documentation: x}")),
                refused(
                        "a team is added that nobody declared",
                        ORDERS,
                        acme -> acme.add("zones/Sales/teams", "New: {documentation: x}"),
                        "declaration-missing /zones/Sales/teams/New"));
    }

    private static List<GateScenario> teamsThatGo() {
        return List.of(
                merged(
                        "a zone takes back a declaration that nobody used",
                        SALES,
                        acme -> acme.without("zones/Sales/teamDeclarations/Web")),
                refused(
                        "a zone takes back the declaration of a team that is there",
                        OPS,
                        acme -> acme.without("zones/Ops/teamDeclarations"),
                        "declaration-still-used /zones/Ops/teamDeclarations/Lab"),
                merged(
                        "a zone removes an empty team with its declaration",
                        OPS,
                        acme -> acme.without("zones/Ops/teamDeclarations").without("zones/Ops/teams")),
                merged("a team removes itself", LAB, acme -> acme.without("zones/Ops/teams")),
                refused(
                        "the ecosystem removes an empty team of a zone",
                        MODEL,
                        acme -> acme.without("zones/Ops/teams"),
                        "change-not-authorized /zones/Ops/teams/Lab"),
                refused(
                        "a zone removes a team that is not empty",
                        SALES,
                        acme -> acme.without("zones/Sales/teams/Orders"),
                        "change-not-authorized /zones/Sales/teams/Orders",
                        "team-removed /zones/Sales/teams/Orders",
                        "unknown-datastore /zones/Sales/teams/Insight/workspaces/Board/dsgs/Live/sinks/0",
                        "unknown-datastore /zones/Sales/teams/Insight/workspaces/Prep/dsgs/Input/sinks/0"));
    }

    private static List<GateScenario> owners() {
        String insight = "zones/Sales/teams/Insight";
        String differs = "owner-differs /zones/Sales/teams/Insight/owningRepo";
        String refused = "owner-change-not-authorized /zones/Sales/teams/Insight/owningRepo";
        UnaryOperator<Acme> says = acme -> acme.add(
                insight, "owningRepo: {type: GitHubRepository, repositoryName: acme/insight2, branchName: main}");
        UnaryOperator<Acme> ownStatement = acme -> acme.add(
                insight, "owningRepo: {type: GitHubRepository, repositoryName: \"acme/insight\", branchName: main}");
        UnaryOperator<Acme> newDeclaration =
                acme -> acme.edit("repositoryName: acme/insight, ", "repositoryName: acme/insight2, ");
        return List.of(
                merged("a team says what its declaration says", INSIGHT, ownStatement),
                refused("a team gives itself away", INSIGHT, says, differs, refused),
                merged("a zone gives a team to another repository", SALES, newDeclaration),
                refused(
                                "whom a team names against its declaration does not own it",
                                GateScenario.repository("insight2"),
                                acme -> acme.edit("latency: HOURS", "latency: DAYS"),
                                differs,
                                "change-not-authorized /zones/Sales/teams/Insight/workspaces/Board")
                        .since(says),
                merged(
                                "whom the declaration names corrects what a team says",
                                INSIGHT,
                                acme -> acme.without(insight + "/owningRepo"))
                        .since(says),
                merged(
                                "a zone gives a team to another repository, also where the team names its owner",
                                SALES,
                                newDeclaration.andThen(acme -> acme.edit("\"acme/insight\"", "\"acme/insight2\""))
                                        ::apply)
                        .since(ownStatement),
                merged(
                                "a team that was given away stops naming its old owner",
                                GateScenario.repository("insight2"),
                                acme -> acme.without(insight + "/owningRepo"))
                        .since(ownStatement)
                        .since(newDeclaration),
                refused(
                                "the old owner of a team changes it",
                                INSIGHT,
                                acme -> acme.edit("latency: HOURS", "latency: DAYS"),
                                "change-not-authorized /zones/Sales/teams/Insight/workspaces/Board",
                                UNKNOWN_SOURCE)
                        .since(newDeclaration),
                refused(
                                "a team without declaration gives itself away",
                                INSIGHT,
                                acme -> acme.edit("\"acme/insight\"", "\"acme/insight2\""),
                                refused)
                        .since(ownStatement)
                        .since(acme -> acme.without("zones/Sales/teamDeclarations/Insight")),
                refused(
                                "a team that nobody owns is removed",
                                SALES,
                                acme -> acme.without(CompatibilityCase.ORDERS),
                                "owner-unknown /zones/Sales/teams/Orders",
                                "team-removed /zones/Sales/teams/Orders",
                                "unknown-datastore /zones/Sales/teams/Insight/workspaces/Board/dsgs/Live/sinks/0",
                                "unknown-datastore /zones/Sales/teams/Insight/workspaces/Prep/dsgs/Input/sinks/0")
                        .since(acme -> acme.without("zones/Sales/teamDeclarations/Orders")),
                refused(
                                "a team that nobody owns is changed",
                                INSIGHT,
                                acme -> acme.edit("latency: HOURS", "latency: DAYS"),
                                "owner-unknown /zones/Sales/teams/Insight/workspaces/Board",
                                UNKNOWN_SOURCE)
                        .since(acme -> acme.without("zones/Sales/teamDeclarations/Insight")));
    }

    private static List<GateScenario> contents() {
        String crm = "change-not-authorized /" + CRM;
        return List.of(
                merged("a team widens a column", ORDERS, WIDER),
                refused("the ecosystem changes a team's datastore", MODEL, WIDER, crm),
                refused("a zone changes a team's datastore", SALES, WIDER, crm),
                refused("another team changes a team's datastore", INSIGHT, WIDER, crm),
                refused("a stranger changes a team's datastore", STRANGER, WIDER, crm, UNKNOWN_SOURCE),
                merged("a team moves its database", ORDERS, acme -> acme.edit("crm.acme.example", "db.acme.example")),
                refused(
                        "a zone moves a team's database",
                        SALES,
                        acme -> acme.edit("crm.acme.example", "db.acme.example"),
                        "change-not-authorized /zones/Sales/teams/Orders/containers/crm-db"),
                merged(
                        "a team reads more",
                        INSIGHT,
                        acme -> acme.edit(
                                "datasetName: totals}",
                                "datasetName: totals}\n                - {storeName: crm, datasetName: visits}")),
                refused(
                        "the producer makes a consumer read more",
                        ORDERS,
                        acme -> acme.edit(
                                "datasetName: totals}",
                                "datasetName: totals}\n                - {storeName: crm, datasetName: visits}"),
                        "change-not-authorized /" + BOARD),
                merged(
                        "a team reads less",
                        INSIGHT,
                        acme -> acme.edit("                - {storeName: report, datasetName: totals}\n", "")),
                refused(
                        "a team removes a workspace that is still assigned",
                        INSIGHT,
                        acme -> acme.without(BOARD),
                        "unknown-workspace /dsgPlatformMappings/0"),
                refused(
                        "a team gives a datastore to a team that does not take it",
                        ORDERS,
                        acme -> acme.edit(
                                        "            datasets:\n              letters",
                                        "            # moved\n            datasets:\n              letters")
                                .edit(
                                        "{ref: crm-db}\n              credential: crm-reader\n            # moved",
                                        "{type: PostgresDatabase, name: own, locations: [\"AWS:eu-central-1\"], databaseName: a, hostPortPair: {hostName: own.acme.example, port: 5432}}\n              credential: crm-reader")
                                .move(ARCHIVE, "zones/Sales/teams/Insight/dataStores"),
                        "change-not-authorized /zones/Sales/teams/Insight/dataStores/archive"));
    }

    private static List<GateScenario> compatibility() {
        String customers = "/" + CRM + "/datasets/customers";
        return List.of(
                refused(
                        "a team narrows a column that is read",
                        ORDERS,
                        NARROWER,
                        "type-narrowed /" + COLUMNS + "/name/type"),
                merged(
                        "a team narrows a column that nobody reads",
                        ORDERS,
                        acme -> acme.edit("VarChar(4000)", "VarChar(40)")),
                merged("a team widens an integer", ORDERS, acme -> acme.edit("seconds: SmallInt", "seconds: BigInt")),
                merged(
                        "a team adds a dataset",
                        ORDERS,
                        acme -> acme.add(
                                CRM + "/datasets",
                                "calls: {dataClassificationOverride: [PUB], originalSchema: {columns: {id: Integer}}}")),
                refused(
                        "a team removes a dataset that is read",
                        ORDERS,
                        acme -> acme.without(CRM + "/datasets/customers"),
                        "dataset-removed " + customers,
                        "unknown-dataset /" + BOARD + "/dsgs/Live/sinks/0"),
                merged("a team removes a datastore that nobody reads", ORDERS, acme -> acme.without(ARCHIVE)),
                merged("a team adds a nullable column", ORDERS, acme -> acme.add(COLUMNS, "mail: String")),
                refused(
                        "a team adds a column that may not be NULL",
                        ORDERS,
                        acme -> acme.add(COLUMNS, "mail: {type: String, nullable: false}"),
                        "column-added-required /" + COLUMNS + "/mail"),
                merged(
                        "a team widens a structure",
                        ORDERS,
                        acme -> acme.edit("left:Integer>", "left:BigInt,right:BigInt>")),
                merged(
                                "a team lets a column be NULL",
                                ORDERS,
                                acme -> acme.edit("{type: BigInt, nullable: false,", "{type: BigInt,"))
                        .since(acme -> acme.without(CRM + "/datasets/visits/originalSchema/primaryKeyColumns")),
                refused(
                        "a team changes the key of what is read",
                        ORDERS,
                        acme -> acme.edit("[id, country]", "[id]"),
                        "primary-key-changed " + customers + "/originalSchema/primaryKeyColumns"),
                refused(
                        "a team narrows what a transformer reads",
                        ORDERS,
                        acme -> acme.edit("seconds: SmallInt", "seconds: TinyInt"),
                        "type-narrowed /" + CRM + "/datasets/visits/originalSchema/columns/seconds/type"));
    }

    private static List<GateScenario> together() {
        return List.of(
                refused(
                        "all that is wrong comes in one run",
                        SALES,
                        NARROWER.andThen(acme -> acme.edit("[id, country]", "[id, nowhere]"))::apply,
                        "change-not-authorized /" + CRM,
                        "primary-key-changed /" + CRM + "/datasets/customers/originalSchema/primaryKeyColumns",
                        "primary-key-unknown-column /" + CRM + "/datasets/customers/originalSchema",
                        "type-narrowed /" + COLUMNS + "/name/type"),
                refused(
                        "each part that is changed without right is told",
                        WEB,
                        WIDER.andThen(acme -> acme.edit("latency: HOURS", "latency: DAYS")
                                .edit("about selling", "about sales")
                                .edit("branchName: live", "branchName: release"))::apply,
                        "change-not-authorized /liveRepo",
                        "change-not-authorized /" + BOARD,
                        "change-not-authorized /" + CRM,
                        "change-not-authorized /zones/Sales/documentation"),
                merged(
                                "one repository that owns everything changes everything",
                                MODEL,
                                WIDER.andThen(acme -> acme.edit("latency: HOURS", "latency: DAYS")
                                        .edit("about selling", "about sales")
                                        .edit("branchName: live", "branchName: release")
                                        .without("zones/Ops")
                                        .without("zoneDeclarations/Ops")
                                        .add("zones/Sales/teams", "Web: {documentation: x}"))::apply)
                        .since(acme -> new Acme(acme.text()
                                .replaceAll("acme/(sales|ops|future|orders|insight|web|lab)", "acme/model"))));
    }
}
