package io.datasurface.federation.report;

import io.datasurface.federation.json.FeedCatalogueJson;
import io.datasurface.federation.json.PlanJson;
import io.datasurface.federation.plan.FederationPlan;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.EcosystemPlanRequest;

/** The documents of a plan. */
public final class Reports {
    private Reports() {}

    /**
     * Renders all documents.
     *
     * @param plan the plan
     * @param request what it was made from, with the feeds that platforms offer
     * @param sink takes the documents
     */
    public static void render(FederationPlan plan, EcosystemPlanRequest request, ArtifactSink sink) {
        sink.add("plan.json", PlanJson.write(plan));
        sink.add("plan.md", new PlanText(plan).write());
        sink.add("plan.mmd", new Picture(plan).write());
        sink.add("feeds.json", FeedCatalogueJson.write(plan, request));
    }
}
