package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.common.Credential;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.lint.ProblemCollector;
import java.util.regex.Pattern;

/** Names that secrets cannot have, and prefixes that bound nothing. */
final class SecretRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@-]+");
    /** We refer to secrets by ARNs without their random end. Source: Secrets Manager user guide, CreateSecret, Name. */
    private static final Pattern LIKE_A_FULL_ARN = Pattern.compile(".*-.{6}");

    private static final int LONGEST = 512;
    private static final String ALLOWED = "at most " + LONGEST + " letters, digits and /_+=.@-";

    private final Instance instance;
    private final ProblemCollector problems;

    SecretRules(Instance instance, ProblemCollector problems) {
        this.instance = instance;
        this.problems = problems;
    }

    /** Looks at the secret with which a datastore is read. */
    void lintSource(ObjectPath path, EcosystemIndex.DatastoreEntry entry, Credential credential) {
        lintName(path, credential, instance.secrets().ofStore(entry.datastore().name(), credential));
    }

    /** Looks at the secret with which a container of consumers is written. */
    void lintTarget(ObjectPath path, DataContainer container, Credential credential) {
        lintName(path, credential, instance.secrets().ofContainer(container, credential));
    }

    private void lintName(ObjectPath path, Credential credential, String name) {
        if (!NAME.matcher(credential.name()).matches() || name.length() > LONGEST) {
            problems.error(
                    "aws-secret-name",
                    path,
                    "The credential's secret would be %s, which Secrets Manager refuses; use %s in its name",
                    name,
                    ALLOWED);
        } else if (LIKE_A_FULL_ARN.matcher(name).matches()) {
            problems.error(
                    "aws-secret-name",
                    path,
                    "The secret's name %s ends in a hyphen and six characters, as the ARNs of all secrets do; Secrets Manager would take "
                            + "them for the random end of the ARN and not find the secret. Choose another name",
                    name);
        }
    }

    /** The jobs may read the secrets below the prefix, so that it bounds what they can read. */
    void lintPrefix() {
        String prefix = instance.secrets().prefix();
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
        } else if (!NAME.matcher(prefix).matches() || prefix.length() > LONGEST) {
            problems.error(
                    "aws-secret-prefix",
                    path,
                    "Secrets Manager refuses names that begin with %s; use %s",
                    prefix,
                    ALLOWED);
        }
    }
}
