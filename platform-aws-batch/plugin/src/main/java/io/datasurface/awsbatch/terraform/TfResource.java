package io.datasurface.awsbatch.terraform;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A resource or data source of a root module. Immutable: the methods return a changed copy, which is the one to add to the module.
 */
public final class TfResource {
    private static final Set<String> META =
            Set.of("count", "for_each", "depends_on", "lifecycle", "provider", "provisioner", "connection");

    private final TfAddress address;
    private final TfBody body;
    private final Meta meta;

    /** What Terraform itself, not the provider, wants to know about a resource. Changed only before it is shared. */
    private static final class Meta {
        private String comment = "";
        private String provider = "";
        private boolean preventDestroy;
        private boolean createBeforeDestroy;
        private final Set<TfAddress> dependsOn = new TreeSet<>();
        private final Set<String> ignoreChanges = new TreeSet<>();

        private Meta copy() {
            Meta copy = new Meta();
            copy.comment = comment;
            copy.provider = provider;
            copy.preventDestroy = preventDestroy;
            copy.createBeforeDestroy = createBeforeDestroy;
            copy.dependsOn.addAll(dependsOn);
            copy.ignoreChanges.addAll(ignoreChanges);
            return copy;
        }
    }

    private TfResource(TfAddress address, TfBody body, Meta meta) {
        this.address = address;
        this.body = body;
        this.meta = meta;
    }

    /**
     * Returns a resource.
     *
     * @param type the provider's type, such as {@code aws_kms_key}
     * @param label its label; {@link TfLabel#of} makes one from names
     * @param content sets the arguments and nested blocks
     */
    public static TfResource of(String type, String label, Consumer<TfBody.Builder> content) {
        return at(TfAddress.resource(type, label), content);
    }

    /**
     * Returns a data source. Each costs a call at every plan: prefer a value that the renderer knows.
     *
     * @param type the provider's type, such as {@code aws_caller_identity}
     * @param label its label
     * @param content sets the arguments and nested blocks
     */
    public static TfResource data(String type, String label, Consumer<TfBody.Builder> content) {
        return at(TfAddress.data(type, label), content);
    }

    private static TfResource at(TfAddress address, Consumer<TfBody.Builder> content) {
        TfBody body = TfBody.of(content);
        for (String name : body.names()) {
            if (META.contains(name)) {
                throw new IllegalArgumentException("The argument " + name + " of " + address
                        + " is Terraform's own; use the methods of TfResource for those that are supported.");
            }
        }
        return new TfResource(address, body, new Meta());
    }

    /** Returns where the resource stands. */
    public TfAddress address() {
        return address;
    }

    /**
     * Returns a reference to an argument or a computed attribute.
     *
     * @param path such as {@code arn} or {@code master_user_secret[0].secret_arn}
     */
    public TfExpression attr(String path) {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("The attribute path of " + address + " is empty; name an attribute.");
        }
        return TfExpression.reference(address.toString(), path);
    }

    /**
     * Returns this resource with a remark, which Terraform ignores.
     *
     * @param comment any text
     */
    public TfResource comment(String comment) {
        Texts.requireWellFormed(comment);
        return with(changed -> changed.comment = comment);
    }

    /**
     * Returns this resource under a named configuration of its provider.
     *
     * @param alias as given to {@link TfModule.Builder#providerAlias}
     */
    public TfResource provider(String alias) {
        Identifiers.requireLabel("provider alias", alias);
        return with(changed -> changed.provider = alias);
    }

    /**
     * Returns this resource made after others that it does not refer to.
     *
     * @param others what has to be there first
     */
    public TfResource dependsOn(TfResource... others) {
        return with(changed -> Arrays.stream(others).map(TfResource::address).forEach(changed.dependsOn::add));
    }

    /** Returns this resource guarded: a plan that destroys it fails. It does not guard against removal of the block. */
    public TfResource preventDestroy() {
        requireManaged();
        return with(changed -> changed.preventDestroy = true);
    }

    /** Returns this resource such that a replacement is made before the old one goes. */
    public TfResource createBeforeDestroy() {
        requireManaged();
        return with(changed -> changed.createBeforeDestroy = true);
    }

    /**
     * Returns this resource such that changes which others make to some arguments are left alone.
     *
     * @param arguments names of arguments
     */
    public TfResource ignoreChanges(String... arguments) {
        requireManaged();
        return with(changed ->
                Arrays.stream(arguments).map(Identifiers::requireArgument).forEach(changed.ignoreChanges::add));
    }

    /**
     * Returns this resource with another value of an argument.
     *
     * @param path names of blocks of which there is one, and of the argument in the innermost
     * @param value the value
     */
    public TfResource overridden(List<String> path, TfValue value) {
        return new TfResource(address, body.with(path, value), meta);
    }

    private void requireManaged() {
        if (address.data()) {
            throw new IllegalArgumentException(
                    address + " is a data source, which has no life cycle; only a resource can be guarded.");
        }
    }

    private TfResource with(Consumer<Meta> change) {
        Meta copy = meta.copy();
        change.accept(copy);
        return new TfResource(address, body, copy);
    }

    /** Returns {@code provider.alias}, or an empty text for the default configuration. */
    String providerReference() {
        String provider = address.type().substring(0, address.type().indexOf('_'));
        return meta.provider.isEmpty() ? "" : provider + "." + meta.provider;
    }

    void writeJson(JsonWriter out) {
        out.beginObject();
        if (!meta.comment.isEmpty()) {
            out.key("//");
            out.string(meta.comment);
        }
        if (!meta.provider.isEmpty()) {
            out.key("provider");
            out.string(providerReference());
        }
        body.writeContent(out);
        if (!meta.dependsOn.isEmpty()) {
            out.key("depends_on");
            writeNames(out, meta.dependsOn.stream().map(TfAddress::toString).toList());
        }
        if (meta.preventDestroy || meta.createBeforeDestroy || !meta.ignoreChanges.isEmpty()) {
            writeLifecycle(out);
        }
        out.endObject();
    }

    private void writeLifecycle(JsonWriter out) {
        out.key("lifecycle");
        out.beginObject();
        if (meta.createBeforeDestroy) {
            out.key("create_before_destroy");
            out.token("true");
        }
        if (!meta.ignoreChanges.isEmpty()) {
            out.key("ignore_changes");
            writeNames(out, List.copyOf(meta.ignoreChanges));
        }
        if (meta.preventDestroy) {
            out.key("prevent_destroy");
            out.token("true");
        }
        out.endObject();
    }

    private static void writeNames(JsonWriter out, List<String> names) {
        out.beginArray();
        names.forEach(out::string);
        out.endArray();
    }

    void visitReferences(Consumer<String> visitor) {
        body.visitReferences(visitor);
        meta.dependsOn.forEach(other -> visitor.accept(other.toString()));
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
