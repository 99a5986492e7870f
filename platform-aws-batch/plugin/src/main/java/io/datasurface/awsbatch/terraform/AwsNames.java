package io.datasurface.awsbatch.terraform;

import java.util.regex.Pattern;

/**
 * Names of AWS things, made from names of the model: always valid, the same for the same path, different for different paths.
 *
 * <pre>{@code
 * AwsNames names = AwsNames.withPrefix("ds-prod");
 * names.name(AwsNameRule.DMS_TASK, "crm", "ingest");    // ds-prod-crm-ingest
 * names.name(AwsNameRule.DMS_TASK, "Crm_EU", "ingest"); // ds-prod-crm-eu-ingest-1f0c3b5a9d2e
 * }</pre>
 */
public final class AwsNames {
    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_PREFIX = 12;

    private final String prefix;

    private AwsNames(String prefix) {
        this.prefix = prefix;
    }

    /**
     * Returns names that begin alike, so that two platforms share an account.
     *
     * @param prefix up to 12 lower-case letters, digits and single hyphens, such as {@code ds-prod}
     */
    public static AwsNames withPrefix(String prefix) {
        if (prefix.length() > LONGEST_PREFIX || !PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("Invalid name prefix \"" + prefix + "\"; use up to " + LONGEST_PREFIX
                    + " lower-case letters, digits and single hyphens, starting with a letter.");
        }
        return new AwsNames(prefix);
    }

    /** Returns names without a common beginning. */
    public static AwsNames plain() {
        return new AwsNames("");
    }

    /**
     * Returns the name for a path of model names.
     *
     * @param rule the kind of name
     * @param path what tells the thing from others of its kind, from the outside in; any text
     */
    public String name(AwsNameRule rule, String... path) {
        return rule.name(prefix, path);
    }
}
