package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.CellAccount;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.instance.RootModule;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.PlatformRenderRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Renders what an instance has once: the root module {@code foundation}, and what tells people and tools how to apply all modules. */
public final class FoundationRenderer {
    /** Folder of the root module, below the platform's. */
    public static final String FOLDER = "foundation";

    private FoundationRenderer() {}

    /**
     * Adds the foundation, {@code README.md}, {@code apply-order.json} and {@code .checkov.yaml} to an output.
     *
     * @param instance the instance
     * @param request the model, the instance's graph, and how it is cut into chunks
     * @param foundations those of the instance and the request
     * @param sink takes the files
     */
    public static void render(
            Instance instance, PlatformRenderRequest request, Foundations foundations, ArtifactSink sink) {
        for (CellAccount cell : instance.cells().all()) {
            RootModule.write(
                    foundations.of(cell).module(), instance.in(cell.name()).folder(FOLDER), sink);
        }
        foundations.access().forEach((folder, module) -> RootModule.write(module, folder, sink));
        Foundation foundation = foundations.of(instance.cells().home()).foundation();
        sink.add(
                "apply-order.json",
                ApplyOrder.of(instance, request.plan(), request.retiring(), foundations.accessFolders()));
        sink.add(".checkov.yaml", CheckovFile.of(foundation, request.plan()));
        sink.add("README.md", new Readme(foundation, request.plan()).text());
    }

    /** Collects what there is in the cell from which the instance is seen. */
    static Foundation foundation(Instance instance, PlatformRenderRequest request) {
        GraphFacts facts = GraphFacts.of(instance, request.model(), request.plan());
        FoundationNames names = new FoundationNames(instance);
        Foundation foundation =
                new Foundation(instance, names, facts, RootModule.of(instance, instance.folder(FOLDER)));
        if (instance.cell().home()) {
            addTopics(foundation);
        } else {
            addTopicsOfCell(foundation);
        }
        return foundation;
    }

    private static void addTopics(Foundation foundation) {
        TfString key = KeyTopic.add(foundation);
        TfResource lake = StorageTopic.add(foundation, key);
        TfResource state = StateTopic.add(foundation, key);
        DmsRoles dms = new DmsRoles(foundation, key);
        dms.addStagingRole();
        dms.addSecretsRole();
        StackRole.add(foundation, key);
        dms.addLoadRole();
        Optional<TfResource> vpcRole = dms.addServiceRoles();
        TfResource securityGroup = NetworkTopic.add(foundation, vpcRole);
        EndpointTopic.add(foundation, securityGroup);
        List<TfResource> databases = CatalogTopic.add(foundation, key);
        SortedMap<Purpose, List<TfResource>> roles = JobRole.add(foundation, key, securityGroup, state.attr("arn"));
        Optional<TfResource> readers = ReaderRole.add(foundation, key);
        Map<String, SortedMap<Purpose, TfResource>> cells = LakeAccess.add(foundation, key, state.attr("arn"));
        Optional<TfResource> feeds = FeedRole.add(foundation, key);
        Optional<CrawlerTopic> crawler = CrawlerTopic.add(foundation, key);
        if (foundation.instance().usesLakeFormation()) {
            GovernanceTopic governance =
                    GovernanceTopic.add(foundation, key, lake, roles, cells, feeds, readers, databases);
            crawler.ifPresent(it -> governance.grantToCrawler(it.role(), it.database()));
        }
        SharedRole.leave(foundation);
        TfResource security = addRuns(foundation, key, roles);
        crawler.ifPresent(it -> it.crawler(security));
    }

    /** A cell beside the home cell has what fills the lake, and nothing that consumers use. */
    private static void addTopicsOfCell(Foundation foundation) {
        TfString key = KeyTopic.add(foundation);
        StorageTopic.addOfCell(foundation, key);
        DmsRoles dms = new DmsRoles(foundation, key);
        dms.addStagingRole();
        dms.addSecretsRole();
        StackRole.add(foundation, key);
        TfResource securityGroup = NetworkTopic.add(foundation, dms.addServiceRoles());
        EndpointTopic.add(foundation, securityGroup);
        SharedRole.leave(foundation);
        TfString stateTable = Tf.text(foundation.instance().stateTableArn());
        addRuns(foundation, key, JobRole.add(foundation, key, securityGroup, stateTable));
    }

    /** Adds what runs, and returns the security configuration of Glue. */
    private static TfResource addRuns(Foundation foundation, TfString key, SortedMap<Purpose, List<TfResource>> roles) {
        TfResource security = JobTopic.add(foundation, key, roles);
        PullTopic.add(foundation, key);
        OrchestrationTopic.add(foundation, key);
        TransferTopic.add(foundation, key);
        MonitoringTopic.add(foundation, key);
        return security;
    }
}
