package io.datasurface.awsbatch.stack;

import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfMap;
import io.datasurface.awsbatch.terraform.TfString;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Properties of a resource of CloudFormation. Immutable: the methods return a changed copy.
 *
 * <p>CloudFormation puts a secret in the place of <code>{{resolve:…}}</code> wherever that stands in a property. So text cannot have it, and there is one
 * method that writes it.
 */
public final class StackProperties {
    /** What a dynamic reference begins with. */
    private static final String DYNAMIC = "{{";

    /** No colon, which separates the parts of a reference, and no brace, which ends it. */
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9/_+=.@-]{1,512}");

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final TfMap properties;

    private StackProperties(TfMap properties) {
        this.properties = properties;
    }

    /** Returns no properties, to be filled with {@link #put}. */
    public static StackProperties none() {
        return new StackProperties(Tf.map());
    }

    /**
     * Returns whether CloudFormation would put something else in the place of a text.
     *
     * @param text any text
     */
    public static boolean isDynamic(String text) {
        return text.contains(DYNAMIC);
    }

    /**
     * Returns these properties with a text.
     *
     * @param name name of the property
     * @param text the text, taken as it is
     * @throws IllegalArgumentException if CloudFormation would put something else in its place
     */
    public StackProperties put(String name, String text) {
        return new StackProperties(properties.put(name, literal(name, text)));
    }

    /**
     * Returns these properties with a truth value.
     *
     * @param name name of the property
     * @param truth the value
     */
    public StackProperties put(String name, boolean truth) {
        return new StackProperties(properties.put(name, truth));
    }

    /**
     * Returns these properties with a list of texts.
     *
     * @param name name of the property
     * @param texts the texts, in an order that does not change between runs
     * @throws IllegalArgumentException if CloudFormation would put something else in the place of one
     */
    public StackProperties put(String name, Collection<String> texts) {
        return new StackProperties(properties.put(
                name, Tf.list(texts.stream().map(text -> literal(name, text)).toList())));
    }

    /**
     * Returns these properties with others inside.
     *
     * @param name name of the property
     * @param inner what it holds
     */
    public StackProperties put(String name, StackProperties inner) {
        return new StackProperties(properties.put(name, inner.properties));
    }

    /**
     * Returns these properties with an ARN that Terraform may have to look up.
     *
     * @param name name of the property
     * @param arn the ARN
     */
    public StackProperties arn(String name, TfString arn) {
        return new StackProperties(properties.put(name, arn));
    }

    /**
     * Returns these properties with what CloudFormation takes from a secret when it makes or changes the resource. The template, Terraform's plan and its
     * state have the reference only.
     *
     * @param name name of the property
     * @param secret name of a secret of the account, a JSON object
     * @param key key of that object
     * @param version id of the secret's version; without one the current version
     * @throws IllegalArgumentException if one of them cannot stand in a reference
     */
    public StackProperties secret(String name, String secret, String key, Optional<String> version) {
        require(SECRET, "name of a secret", secret);
        require(PART, "key of a secret", key);
        version.ifPresent(id -> require(PART, "version of a secret", id));
        String reference = DYNAMIC + "resolve:secretsmanager:" + secret + ":SecretString:" + key
                + version.map(id -> "::" + id).orElse("") + "}}";
        return new StackProperties(properties.put(name, Tf.text(reference)));
    }

    /** Returns all as the template has it. */
    TfMap map() {
        return properties;
    }

    private static TfString literal(String name, String text) {
        if (isDynamic(text)) {
            throw new IllegalArgumentException("The text \"" + text + "\" for " + name
                    + " has {{, with which CloudFormation reads secrets; take it out.");
        }
        return Tf.text(text);
    }

    private static void require(Pattern pattern, String what, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "CloudFormation cannot refer to the " + what + " \"" + text + "\"; use " + pattern + ".");
        }
    }
}
