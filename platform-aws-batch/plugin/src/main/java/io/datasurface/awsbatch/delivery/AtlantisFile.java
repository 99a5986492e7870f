package io.datasurface.awsbatch.delivery;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import java.util.List;

/** {@code atlantis.yaml}: a project per root module, in groups by wave. Names of modules are of plain characters. */
final class AtlantisFile {
    private final Instance instance;

    AtlantisFile(Instance instance) {
        this.instance = instance;
    }

    String text(List<List<String>> waves) {
        StringBuilder out = new StringBuilder("""
                # Rendered by DataSurface: copy it to the top folder of the repository that holds the render.
                version: 3
                automerge: false
                parallel_plan: true
                parallel_apply: true
                abort_on_execution_order_fail: true
                projects:
                """);
        for (int wave = 0; wave < waves.size(); wave++) {
            for (String module : waves.get(wave)) {
                out.append("""
                          - name: "%s"
                            dir: "%s"
                            execution_order_group: %s
                            autoplan:
                              enabled: true
                              when_modified: ["*.tf", "*.tf.json", "specs/**", "code/**"]
                        """.formatted(
                                instance.named(AwsNameRule.IAM_ROLE, "apply") + "-" + module.replace('/', '-'),
                                DeliveryRenderer.folder(instance) + module,
                                wave));
            }
        }
        return out.toString();
    }
}
