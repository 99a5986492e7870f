package io.datasurface.awsbatch.foundation;

import com.google.common.hash.Hashing;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.RootModule;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfAddress;
import io.datasurface.awsbatch.terraform.TfModule;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What those have who are entitled to workspaces on the lake: roles, workgroups and grants, which are too many for the foundation. The workspaces are dealt to
 * root modules by a hash of their names, so a workspace stays where it is whoever comes or goes; more roots ({@code access.roots}) take as few as can be.
 *
 * <p>Terraform knows a thing by its root. What another root has made is handed over where {@code access.handedOver} names the workspace: the roots that are not
 * its own let go of it, and its own takes it up.
 */
final class AccessRoots {
    private static final String FOLDER = "access";
    private static final String WORKGROUP = "aws_athena_workgroup";
    private static final String GRANT = "aws_lakeformation_permissions";

    private final Foundation home;
    private final Instance instance;
    private final Set<String> handedOver;

    private AccessRoots(Foundation home) {
        this.home = home;
        this.instance = home.instance();
        this.handedOver = Set.copyOf(instance.parameters().texts("access.handedOver"));
    }

    /**
     * Makes the root modules, and has the foundation let go of what they take up.
     *
     * @param home the foundation of the home cell, before its module is built
     * @return the modules by their folder
     */
    static SortedMap<String, TfModule> of(Foundation home) {
        return new AccessRoots(home).modules();
    }

    private int roots() {
        return Math.toIntExact(instance.parameters().integer("access.roots"));
    }

    private static String folder(int root) {
        return String.format(Locale.ROOT, "%s/%02d", FOLDER, root);
    }

    /** Returns the folder of the root module that has a workspace. */
    private String folder(EntitledWorkspace workspace) {
        return folder(Hashing.consistentHash(
                Hashing.sha256().hashString(workspace.workspace(), StandardCharsets.UTF_8), roots()));
    }

    /** All of them or none: who is not entitled any more has to lose what the last render gave, also as the last one of a root. */
    private SortedMap<String, TfModule> modules() {
        SortedMap<String, List<EntitledWorkspace>> byFolder = new TreeMap<>();
        boolean letsIn = !home.facts().entitled().isEmpty()
                || !instance.parameters().textMap("entitlements.roles").isEmpty();
        for (int root = 0; letsIn && root < roots(); root++) {
            byFolder.put(folder(root), new ArrayList<>());
        }
        for (EntitledWorkspace workspace : home.facts().entitled()) {
            byFolder.computeIfAbsent(folder(workspace), folder -> new ArrayList<>())
                    .add(workspace);
        }
        List<EntitledWorkspace> moving =
                home.facts().entitled().stream().filter(this::isHandedOver).toList();
        moving.forEach(workspace -> letGo(home.module(), workspace));
        SortedMap<String, TfModule> modules = new TreeMap<>();
        byFolder.forEach((folder, workspaces) -> {
            TfModule.Builder module = RootModule.of(instance, folder);
            add(home.in(module), workspaces);
            moving.stream()
                    .filter(workspace -> !workspaces.contains(workspace))
                    .forEach(workspace -> letGo(module, workspace));
            modules.put(folder, module.build());
        });
        return modules;
    }

    private boolean isHandedOver(EntitledWorkspace workspace) {
        return handedOver.stream().anyMatch(workspace::isCalled);
    }

    private void add(Foundation root, List<EntitledWorkspace> workspaces) {
        if (workspaces.isEmpty()) {
            return;
        }
        TfString key = key(root.module());
        GovernanceTopic governance = GovernanceTopic.ofReaders(root);
        for (EntitledWorkspace workspace : workspaces) {
            TfResource role = ConsumerRole.add(root, key, workspace);
            CatalogTopic.addWorkgroup(root, key, workspace);
            if (instance.usesLakeFormation()) {
                governance.grantToConsumers(workspace, role);
            }
            if (isHandedOver(workspace)) {
                things(workspace).forEach(root.module()::imported);
            }
        }
    }

    private TfString key(TfModule.Builder module) {
        Optional<String> given = instance.givenKey();
        return given.isPresent()
                ? Tf.text(given.get())
                : module.add(TfResource.data("aws_kms_key", "data", it -> it.set("key_id", instance.keyAlias())))
                        .attr("arn");
    }

    private void letGo(TfModule.Builder module, EntitledWorkspace workspace) {
        things(workspace).keySet().forEach(module::forgotten);
        if (instance.usesLakeFormation()) {
            // Nothing imports a grant; to grant it once more changes nothing.
            for (String kind : List.of("_databases", "_tables")) {
                module.forgotten(TfAddress.resource(GRANT, ConsumerRole.label(workspace) + kind));
            }
        }
    }

    /** Addresses of what a workspace has, but for grants, with the ids with which Terraform imports them. */
    private Map<TfAddress, String> things(EntitledWorkspace workspace) {
        String label = ConsumerRole.label(workspace);
        String role = instance.consumerRole(workspace.workspace());
        Map<TfAddress, String> things = new TreeMap<>();
        things.put(TfAddress.resource("aws_iam_role", label), role);
        things.put(TfAddress.resource("aws_iam_role_policy", label + "_queries"), role + ":queries");
        things.put(TfAddress.resource(WORKGROUP, label), home.names().consumerWorkgroup(workspace));
        for (int number = 1; number <= workspace.policies(instance).size(); number++) {
            String policy = instance.named(
                    AwsNameRule.IAM_POLICY, "consumers", workspace.workspace(), Integer.toString(number));
            String arn = home.arns().account("policy/" + policy);
            things.put(TfAddress.resource("aws_iam_policy", label + "_" + number), arn);
            things.put(TfAddress.resource("aws_iam_role_policy_attachment", label + "_" + number), role + "/" + arn);
        }
        return things;
    }
}
