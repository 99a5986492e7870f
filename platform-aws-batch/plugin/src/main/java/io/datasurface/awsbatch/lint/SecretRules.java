package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.model.Credential;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.lint.ProblemCollector;
import java.util.regex.Pattern;

/** Names that secrets cannot have, and prefixes that bound nothing. */
final class SecretRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@-]{1,512}");
    private static final String ALLOWED = "at most 512 letters, digits and /_+=.@-";

    private final Instance instance;
    private final ProblemCollector problems;

    SecretRules(Instance instance, ProblemCollector problems) {
        this.instance = instance;
        this.problems = problems;
    }

    void lintName(ObjectPath path, Credential credential) {
        String name = instance.secret(credential);
        if (credential.name().isEmpty() || !NAME.matcher(name).matches()) {
            problems.error(
                    "aws-secret-name",
                    path,
                    "The credential's secret would be %s, which Secrets Manager refuses; use %s in its name",
                    name,
                    ALLOWED);
        }
    }

    /** The jobs may read the secrets below the prefix, so that it bounds what they can read. */
    void lintPrefix() {
        String prefix = instance.secretPrefix();
        ObjectPath path = ObjectPath.ROOT
                .child(
                        "platformServicesProviders",
                        instance.context().platform().provider().name())
                .child("credentialStore");
        if (prefix.isEmpty()) {
            problems.error(
                    "aws-secret-prefix",
                    path,
                    "The prefix of the credential store is empty, and so the jobs could read every secret of the account; set one, such as datasurface/");
        } else if (!NAME.matcher(prefix).matches()) {
            problems.error(
                    "aws-secret-prefix",
                    path,
                    "Secrets Manager refuses names that begin with %s; use %s",
                    prefix,
                    ALLOWED);
        }
    }
}
