package io.datasurface.awsbatch.delivery;

import io.datasurface.awsbatch.access.Principals;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.work.Consumers;
import io.datasurface.graph.ExportNode;
import io.datasurface.spi.PlatformModel;
import java.util.Optional;

/** What people have to know who let others read workspaces, if any workspace says who may. */
final class EntitlementChapter {
    private final Instance instance;
    private final PlatformModel model;

    EntitlementChapter(Instance instance, PlatformModel model) {
        this.instance = instance;
        this.model = model;
    }

    Optional<String> text() {
        boolean entitled = model.graph().nodes().stream()
                .filter(ExportNode.class::isInstance)
                .flatMap(node -> ((ExportNode) node).consumers().stream())
                .anyMatch(consumer -> !Consumers.workspace(model, consumer.workspace())
                        .workspace()
                        .entitlements()
                        .isEmpty());
        return entitled ? Optional.of(chapter()) : Optional.empty();
    }

    private String chapter() {
        return """
                ## Let somebody read a workspace

                Whoever stands in `entitlements` of a workspace is let in, and whoever is taken out of there is no longer, when the change is applied.

                * **On the lake**: each such workspace has a role and an Athena workgroup (`README.md` lists them). Principals are ARNs, or names that
                  `%s` maps to ARNs. They have to exist before the apply, or AWS refuses the role. What somebody is running when the entitlement goes may
                  still run for as long as the session of the role lasts, an hour at most; to end it at once:
                  `aws iam put-role-policy --role-name <role> --policy-name revoked --policy-document
                  '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"DateLessThan":{"aws:TokenIssueTime":"<now>"}}}]}'`.
                  A workspace that nobody is entitled to any more loses its role and its workgroup, with the queries that were saved there.
                * **In a database**: roles and users there are made by whoever owns it, with the names of the principals or those of `%s`. The next
                  run of the export job grants and revokes, and runs at once if you start it by hand. If it ends with `Can't let ... read the view`, the name is missing in the
                  database: make it, and the next run goes on.
                %s* **A render that is refused with `ACCESS`** would make anew what lets people into workspaces, because that goes to another root module of `access/`: it was in
                  `foundation/` before, or `access.roots` has changed. Set `access.handedOver` as the refusal says, change nothing else of these workspaces, render,
                  and apply all root modules in their order. The plans then import and forget, make grants that are there already, and destroy nothing. Take the parameter out again.
                """.formatted(Principals.ROLES, Principals.ACCOUNTS, reader());
    }

    private String reader() {
        return instance.parameters().texts("readers").isEmpty()
                ? ""
                : "* The role `%s` still reads the whole lake: leave it to those who run the platform.\n"
                        .formatted(instance.parameters().text("glueDatabase.role"));
    }
}
