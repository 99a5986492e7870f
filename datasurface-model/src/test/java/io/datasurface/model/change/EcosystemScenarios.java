package io.datasurface.model.change;

import static io.datasurface.model.change.GateScenario.FUTURE;
import static io.datasurface.model.change.GateScenario.INSIGHT;
import static io.datasurface.model.change.GateScenario.MODEL;
import static io.datasurface.model.change.GateScenario.OPS;
import static io.datasurface.model.change.GateScenario.ORDERS;
import static io.datasurface.model.change.GateScenario.SALES;
import static io.datasurface.model.change.GateScenario.STRANGER;
import static io.datasurface.model.change.GateScenario.UNKNOWN_SOURCE;
import static io.datasurface.model.change.GateScenario.declared;
import static io.datasurface.model.change.GateScenario.merged;
import static io.datasurface.model.change.GateScenario.refused;

import io.datasurface.model.common.GitHubRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Who may change the top level and the zones. */
final class EcosystemScenarios {
    private static final UnaryOperator<Acme> NEW_LIVE_REPO =
            acme -> acme.edit("branchName: live", "branchName: release");
    private static final UnaryOperator<Acme> NEW_VENDOR =
            acme -> acme.add("vendors", "GCP: {documentation: Another., hardCloudVendor: GCP}");
    private static final UnaryOperator<Acme> NEW_PLATFORM =
            acme -> acme.add("platformServicesProviders/Platforms/dataPlatforms", "Third: {type: aws-batch}");
    private static final UnaryOperator<Acme> PROVISIONED =
            acme -> acme.edit("- dataPlatform: Batch", "- {dataPlatform: Batch, status: PROVISIONED}");
    private static final UnaryOperator<Acme> PRIMARY =
            acme -> acme.edit("vendors:", "primaryIngestionPlatforms: {crm: {dataPlatforms: [Batch]}}\nvendors:");
    private static final UnaryOperator<Acme> FILLED_FUTURE =
            acme -> acme.add("zones", "Future: {documentation: Soon.}");
    private static final UnaryOperator<Acme> NEW_POLICY =
            acme -> acme.add("zones/Sales/locationPolicies", "again: {allowed: [\"AWS:eu-central-1\"]}");

    private EcosystemScenarios() {}

    static List<GateScenario> all() {
        List<GateScenario> all = new ArrayList<>(topLevel());
        all.addAll(newZones());
        all.addAll(zones());
        all.addAll(zonesThatGo());
        return all;
    }

    private static List<GateScenario> topLevel() {
        return List.of(
                merged(
                        "the ecosystem documents itself",
                        MODEL,
                        acme -> acme.edit("name: Acme\n", "name: Acme\ndocumentation: We.\n")),
                merged("the ecosystem changes its live repository", MODEL, NEW_LIVE_REPO),
                refused("a zone changes the live repository", SALES, NEW_LIVE_REPO, "change-not-authorized /liveRepo"),
                refused("a team changes the live repository", ORDERS, NEW_LIVE_REPO, "change-not-authorized /liveRepo"),
                merged("the ecosystem adds a vendor", MODEL, NEW_VENDOR),
                refused("a zone adds a vendor", OPS, NEW_VENDOR, "change-not-authorized /vendors/GCP"),
                merged("the ecosystem adds a platform", MODEL, NEW_PLATFORM),
                refused(
                        "a team adds a platform",
                        ORDERS,
                        NEW_PLATFORM,
                        "change-not-authorized /platformServicesProviders/Platforms"),
                merged("the ecosystem says that an assignment is provisioned", MODEL, PROVISIONED),
                refused(
                        "a team changes the assignment of its own workspace",
                        INSIGHT,
                        PROVISIONED,
                        "change-not-authorized /dsgPlatformMappings/0"),
                merged("the ecosystem names a primary platform", MODEL, PRIMARY),
                refused(
                        "a zone names a primary platform",
                        SALES,
                        PRIMARY,
                        "change-not-authorized /primaryIngestionPlatforms/crm"),
                merged(
                        "the ecosystem goes to another repository",
                        MODEL,
                        acme -> acme.edit(
                                "repositoryName: acme/model, branchName: main",
                                "repositoryName: acme/top, branchName: main")),
                refused(
                        "another repository takes the ecosystem",
                        STRANGER,
                        acme -> acme.edit(
                                "repositoryName: acme/model, branchName: main",
                                "repositoryName: acme/stranger, branchName: main"),
                        "change-not-authorized /owningRepo",
                        UNKNOWN_SOURCE),
                refused(
                        "another branch of the ecosystem's repository is another author",
                        GitHubRepository.of("acme/model", "feature"),
                        NEW_VENDOR,
                        "change-not-authorized /vendors/GCP",
                        UNKNOWN_SOURCE),
                merged(
                        "a repository with a credential is the same author",
                        GateScenario.withCredential(MODEL),
                        NEW_VENDOR),
                merged("the owner's credential is no part of its identity", MODEL, NEW_VENDOR)
                        .since(
                                acme -> acme.edit(
                                        "repositoryName: acme/model, branchName: main",
                                        "repositoryName: acme/model, branchName: main, credential: {name: token, type: API_TOKEN}")),
                merged("whoever changes nothing may do so", STRANGER, acme -> acme),
                merged(
                        "order that means nothing is nobody's change",
                        STRANGER,
                        acme -> acme.move("zones/Sales", "zones").move("vendors/AWS/hardCloudVendor", "vendors/AWS")));
    }

    private static List<GateScenario> newZones() {
        return List.of(
                merged(
                        "the ecosystem declares a zone",
                        MODEL,
                        acme -> acme.add("zoneDeclarations", declared("New", "new"))),
                refused(
                        "a zone declares another zone",
                        SALES,
                        acme -> acme.add("zoneDeclarations", declared("New", "sales")),
                        "change-not-authorized /zoneDeclarations/New"),
                merged("a declared zone is added by its owner", FUTURE, FILLED_FUTURE),
                refused(
                        "a declared zone is added by the ecosystem",
                        MODEL,
                        FILLED_FUTURE,
                        "change-not-authorized /zones/Future"),
                refused(
                        "a declared zone is added by another zone",
                        SALES,
                        FILLED_FUTURE,
                        "change-not-authorized /zones/Future"),
                refused(
                        "a stranger adds a zone",
                        STRANGER,
                        acme -> acme.add("zones", "New: {owningRepo: {type: FakeRepository, name: x}}"),
                        "declaration-missing /zones/New",
                        UNKNOWN_SOURCE),
                refused(
                        "a zone is declared for somebody and added in one change",
                        MODEL,
                        acme -> acme.add("zoneDeclarations", declared("New", "new"))
                                .add("zones", "New: {documentation: x}"),
                        "declaration-missing /zones/New"),
                merged(
                        "a repository that owns the ecosystem declares a zone for itself and adds it",
                        MODEL,
                        acme -> acme.add("zoneDeclarations", declared("New", "model"))
                                .add("zones", "New: {documentation: x}")),
                refused(
                        "a new zone comes with a team that it declares for somebody else",
                        FUTURE,
                        acme -> acme.add(
                                "zones",
                                "Future: {teamDeclarations: {" + declared("T", "t")
                                        + "}, teams: {T: {documentation: x}}}"),
                        "declaration-missing /zones/Future/teams/T"),
                merged(
                        "a new zone comes with a team that it declares for itself",
                        FUTURE,
                        acme -> acme.add(
                                "zones",
                                "Future: {teamDeclarations: {" + declared("T", "future")
                                        + "}, teams: {T: {documentation: x}}}")));
    }

    private static List<GateScenario> zones() {
        return List.of(
                merged("a zone adds a policy", SALES, NEW_POLICY),
                refused(
                        "the ecosystem adds a policy to a zone",
                        MODEL,
                        NEW_POLICY,
                        "change-not-authorized /zones/Sales/locationPolicies/again"),
                refused(
                        "a team adds a policy to its zone",
                        ORDERS,
                        NEW_POLICY,
                        "change-not-authorized /zones/Sales/locationPolicies/again"),
                merged("a zone documents itself", SALES, acme -> acme.edit("about selling", "about sales")),
                refused(
                        "the ecosystem documents a zone",
                        MODEL,
                        acme -> acme.edit("about selling", "about sales"),
                        "change-not-authorized /zones/Sales/documentation"),
                merged("a zone goes to another repository", MODEL, acme -> acme.edit("acme/sales", "acme/new-sales")),
                refused(
                        "a zone gives itself away",
                        SALES,
                        acme -> acme.edit("acme/sales", "acme/new-sales"),
                        "change-not-authorized /zoneDeclarations/Sales"),
                merged("the new owner of a zone changes it", SALES, NEW_POLICY)
                        .since(acme -> acme.edit("acme/sales", "acme/old-sales"))
                        .since(acme -> acme.edit("acme/old-sales", "acme/sales")),
                refused(
                                "the old owner of a zone changes it",
                                SALES,
                                NEW_POLICY,
                                "change-not-authorized /zones/Sales/locationPolicies/again",
                                UNKNOWN_SOURCE)
                        .since(acme -> acme.edit("acme/sales", "acme/new-sales")));
    }

    private static List<GateScenario> zonesThatGo() {
        UnaryOperator<Acme> withoutOps = acme -> acme.without("zones/Ops").without("zoneDeclarations/Ops");
        UnaryOperator<Acme> emptyOps = acme -> acme.replace("zones/Ops", "Ops: {documentation: Closed.}");
        return List.of(
                merged(
                        "the ecosystem takes back a declaration that nobody used",
                        MODEL,
                        acme -> acme.without("zoneDeclarations/Future")),
                refused(
                        "the ecosystem takes back the declaration of a zone that is there",
                        MODEL,
                        acme -> acme.without("zoneDeclarations/Ops"),
                        "declaration-still-used /zoneDeclarations/Ops"),
                merged("the ecosystem removes an empty zone with its declaration", MODEL, withoutOps)
                        .since(emptyOps),
                merged(
                                "a zone that is empty but for documentation removes itself",
                                OPS,
                                acme -> acme.without("zones/Ops"))
                        .since(emptyOps),
                refused(
                        "the ecosystem removes a zone that is not empty",
                        MODEL,
                        withoutOps,
                        "change-not-authorized /zones/Ops"),
                refused(
                        "a zone takes teams of others with it",
                        SALES,
                        acme -> acme.without("zones/Sales").without("dsgPlatformMappings"),
                        "change-not-authorized /dsgPlatformMappings/0",
                        "change-not-authorized /zones/Sales/teams/Insight",
                        "change-not-authorized /zones/Sales/teams/Orders"));
    }
}
