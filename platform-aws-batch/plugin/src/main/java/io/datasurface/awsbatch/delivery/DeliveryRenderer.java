package io.datasurface.awsbatch.delivery;

import io.datasurface.awsbatch.foundation.ApplyOrder;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.PlatformRenderRequest;
import java.util.List;
import java.util.Optional;

/**
 * Renders {@code OPERATIONS.md}, {@code ci/terraform.sh}, and the files that the parameter {@code delivery.tools} asks for:
 * {@code ci/github-workflow.yml}, {@code ci/atlantis.yaml}, and for Terragrunt {@code ci/terragrunt.stack.hcl} with a
 * {@code terragrunt.hcl} in each root module.
 */
public final class DeliveryRenderer {
    /** GitHub Actions. */
    public static final String GITHUB = "GITHUB";

    /** Atlantis. */
    public static final String ATLANTIS = "ATLANTIS";

    /** Terragrunt. */
    public static final String TERRAGRUNT = "TERRAGRUNT";

    private static final String FOLDER = "ci/";

    private DeliveryRenderer() {}

    /**
     * Adds the files.
     *
     * @param instance the instance
     * @param request the model, the instance's graph, and how it is cut into chunks
     * @param access folders of the root modules that let people into workspaces
     * @param sink takes the files
     */
    public static void render(
            Instance instance, PlatformRenderRequest request, List<String> access, ArtifactSink sink) {
        List<List<String>> waves = ApplyOrder.waves(instance, request.plan(), request.retiring(), access);
        List<String> tools = instance.parameters().texts("delivery.tools");
        sink.add("OPERATIONS.md", new OperationsBook(instance, request).text());
        sink.add(FOLDER + ApplyScript.FILE, ApplyScript.text());
        if (tools.contains(GITHUB)) {
            sink.add(FOLDER + "github-workflow.yml", new GithubWorkflow(instance).text());
        }
        if (tools.contains(ATLANTIS)) {
            sink.add(FOLDER + "atlantis.yaml", new AtlantisFile(instance).text(waves));
        }
        if (tools.contains(TERRAGRUNT)) {
            sink.add(FOLDER + "terragrunt.stack.hcl", TerragruntFiles.stack(waves));
            TerragruntFiles.units(instance, request, access, sink);
        }
    }

    /** Returns the folder of the platform's files in its repository, with a slash at its end, or an empty text. */
    static String folder(Instance instance) {
        Optional<String> folder = instance.parameters().optionalText("delivery.folder");
        return folder.map(text -> text + "/").orElse("");
    }
}
