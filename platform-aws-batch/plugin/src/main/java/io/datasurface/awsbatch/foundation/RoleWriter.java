package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.terraform.IamPolicy;
import io.datasurface.awsbatch.terraform.IamStatement;
import io.datasurface.awsbatch.terraform.TfBody;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Writes a role with its policies. Policies are resources of their own, so that who needs them can wait for them. */
final class RoleWriter {
    private static final String TOPIC = "roles";

    private final Foundation foundation;

    RoleWriter(Foundation foundation) {
        this.foundation = foundation;
    }

    /**
     * Adds a role.
     *
     * @param label label of the role and beginning of its policies' labels
     * @param name name of the role
     * @param description what it is for, in ASCII
     * @param trust who may assume it
     * @param policies statements by the name of the policy that holds them
     * @param remarks why a policy has statements for all resources, by its name
     * @return the role and then its policies
     */
    List<TfResource> add(
            String label,
            String name,
            String description,
            Collection<IamStatement> trust,
            SortedMap<String, List<IamStatement>> policies,
            Map<String, String> remarks) {
        TfResource role = foundation
                .module()
                .add(
                        TOPIC,
                        TfResource.of(
                                "aws_iam_role",
                                label,
                                it -> it.set("name", name)
                                        .set("description", description)
                                        .set(
                                                "assume_role_policy",
                                                IamPolicy.of(IamPolicy.Kind.TRUST, trust)
                                                        .json())));
        List<TfResource> result = new ArrayList<>(List.of(role));
        List<IamPolicy> all = new ArrayList<>();
        for (Map.Entry<String, List<IamStatement>> entry : policies.entrySet()) {
            IamPolicy policy = IamPolicy.of(IamPolicy.Kind.INLINE, entry.getValue());
            all.add(policy);
            result.add(foundation
                    .module()
                    .add(
                            TOPIC,
                            TfResource.of(
                                            "aws_iam_role_policy",
                                            label + "_" + entry.getKey(),
                                            it -> it.set("name", entry.getKey())
                                                    .set("role", role.attr("name"))
                                                    .set("policy", policy.json()))
                                    .comment(remarks.getOrDefault(entry.getKey(), ""))));
        }
        IamPolicy.requireInlineFit(name, all);
        return result;
    }

    /** Adds a policy that roles can be given. */
    TfResource managed(String label, String name, IamPolicy policy) {
        return foundation
                .module()
                .add(
                        TOPIC,
                        TfResource.of(
                                "aws_iam_policy",
                                label,
                                it -> it.set("name", name).set("policy", policy.json())));
    }

    /** Adds a policy of the account to a role. */
    TfResource attach(String label, TfResource role, TfString policyArn) {
        return attach(label, role, it -> it.set("policy_arn", policyArn));
    }

    /** Adds a policy that AWS manages to a role. */
    TfResource attach(String label, TfResource role, String policyArn) {
        return attach(label, role, it -> it.set("policy_arn", policyArn));
    }

    private TfResource attach(String label, TfResource role, Consumer<TfBody.Builder> policy) {
        return foundation
                .module()
                .add(
                        TOPIC,
                        TfResource.of(
                                "aws_iam_role_policy_attachment",
                                label,
                                it -> policy.accept(it.set("role", role.attr("name")))));
    }

    /**
     * Returns the trust in a service that acts for the account.
     *
     * @param service name of the service
     * @param sources patterns of the ARNs of what it acts for
     */
    IamStatement service(String service, TfString... sources) {
        return IamStatement.assumedBy(service, foundation.instance().account(), sources);
    }

    /** Returns the use of the key by a role: to read, and perhaps to write. */
    static IamStatement useKey(TfString key, boolean writes) {
        return IamStatement.useOfKey(key, writes);
    }
}
