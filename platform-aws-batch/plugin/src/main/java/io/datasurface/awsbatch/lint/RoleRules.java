package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.OtherInstance;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.lint.ProblemCollector;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Names of roles that parameters give, and that are made of those: each is of one role. */
final class RoleRules {
    private static final String JOBS = "icebergBucket.role";
    /** Names of single roles; the first is not made, but has to be another. */
    private static final List<String> NAMES = List.of("role", "stagingBucket.role", "glueDatabase.role");

    private final Instance instance;
    private final ProblemCollector problems;

    RoleRules(Instance instance, ProblemCollector problems) {
        this.instance = instance;
        this.problems = problems;
    }

    void lint(ObjectPath path) {
        SortedMap<String, String> seen = new TreeMap<>();
        for (String parameter : NAMES) {
            String name = instance.parameters().text(parameter);
            String other = seen.putIfAbsent(name, parameter);
            if (other != null) {
                report(path, name, other + " and " + parameter + " of " + instance.name());
            }
        }
        for (Purpose purpose : Purpose.values()) {
            String name = instance.jobRole(purpose);
            String other = seen.putIfAbsent(name, JOBS);
            if (other != null) {
                report(
                        path,
                        name,
                        other + " and, for its jobs that " + purpose.label() + ", " + JOBS + " of " + instance.name());
            }
        }
    }

    /** Looks at another instance in an account of this one; that a parameter is the same in both is reported elsewhere. */
    void lintApart(ObjectPath path, EcosystemIndex.PlatformEntry other) {
        SortedMap<String, String> own =
                names(name -> Optional.of(instance.parameters().text(name)));
        SortedMap<String, String> others = names(new OtherInstance(other.instance())::text);
        own.forEach((name, parameter) -> {
            String there = others.get(name);
            if (there != null && !there.equals(parameter)) {
                report(
                        path,
                        name,
                        parameter + " of " + instance.name() + " and " + there + " of "
                                + other.instance().name());
            }
        });
    }

    /** Which parameter says, or begins, the name of each role that is made. */
    private static SortedMap<String, String> names(Function<String, Optional<String>> parameters) {
        SortedMap<String, String> names = new TreeMap<>();
        for (String parameter : NAMES.subList(1, NAMES.size())) {
            parameters.apply(parameter).ifPresent(name -> names.put(name, parameter));
        }
        for (Purpose purpose : Purpose.values()) {
            parameters.apply(JOBS).map(purpose::role).ifPresent(name -> names.put(name, JOBS));
        }
        return names;
    }

    private void report(ObjectPath path, String name, String who) {
        problems.error(
                "aws-shared-name",
                path,
                "The role %s would be that of %s, but roles are unique in an account, and each may other things; give one another name",
                name,
                who);
    }
}
