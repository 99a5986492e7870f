package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.work.ExportWork;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.RedshiftDatabase;
import io.datasurface.model.lint.ProblemCollector;
import java.util.Set;
import java.util.TreeSet;

/** The roles with which Redshift copies what is exported into it. */
final class CopyRules {
    private final Instance instance;
    private final ProblemCollector problems;
    private final Set<String> found = new TreeSet<>();

    CopyRules(Instance instance, ProblemCollector problems) {
        this.instance = instance;
        this.problems = problems;
    }

    /** Notes a container that the instance exports to. */
    void container(DataContainer container) {
        if (container instanceof RedshiftDatabase) {
            found.add(container.name());
        }
    }

    /** Checks the parameter, after all containers. */
    void parameters(ObjectPath path) {
        ObjectPath place = path.child(ExportWork.COPY_ROLES);
        instance.parameters().textMap(ExportWork.COPY_ROLES).forEach((container, role) -> {
            if (!found.contains(container)) {
                problems.error(
                        "aws-copy-role",
                        place,
                        "There is a role for %s, and %s exports into no RedshiftDatabase of that name; name one of a workspace that it serves",
                        container,
                        instance.name());
            } else if (!role.contains(":iam::" + instance.account() + ":")) {
                problems.error(
                        "aws-copy-role",
                        place,
                        "%s copies with the role %s, and the bucket with the rows refuses other accounts than %s; name a role of that account which"
                                + " the cluster or workgroup may assume",
                        container,
                        role,
                        instance.account());
            }
        });
    }
}
