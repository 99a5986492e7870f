package io.datasurface.awsbatch.report;

import io.datasurface.awsbatch.foundation.Foundations;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.PlatformRenderRequest;
import java.util.ArrayList;
import java.util.List;

/** Renders what people and programs want to know of a plan, and says it in a few lines. */
public final class ReportRenderer {
    private ReportRenderer() {}

    /**
     * Adds {@code quotas.json}, {@code QUOTAS.md}, {@code costs.json} and {@code COSTS.md} to an output.
     *
     * @param instance the instance
     * @param request the model, the instance's graph, and how it is cut into chunks
     * @param foundations those of the instance and the request
     * @param sink takes the files
     */
    public static void render(
            Instance instance, PlatformRenderRequest request, Foundations foundations, ArtifactSink sink) {
        QuotaDocuments quotas = new QuotaDocuments(instance, QuotaReport.of(instance, request, foundations));
        sink.add("quotas.json", quotas.json());
        sink.add("QUOTAS.md", quotas.text());
        CostDocuments costs = new CostDocuments(instance, CostReport.of(instance, request, foundations));
        sink.add("costs.json", costs.json());
        sink.add("COSTS.md", costs.text());
    }

    /**
     * Returns the same in a few lines.
     *
     * @param instance the instance
     * @param request the model, the instance's graph, and how it is cut into chunks
     * @param foundations those of the instance and the request
     */
    public static List<String> notes(Instance instance, PlatformRenderRequest request, Foundations foundations) {
        List<String> notes =
                new ArrayList<>(new QuotaDocuments(instance, QuotaReport.of(instance, request, foundations)).notes());
        notes.add(new CostDocuments(instance, CostReport.of(instance, request, foundations)).note());
        return notes;
    }
}
