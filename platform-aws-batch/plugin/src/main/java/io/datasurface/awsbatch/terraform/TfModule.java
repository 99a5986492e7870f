package io.datasurface.awsbatch.terraform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One Terraform root module: what is declared in it, and the files that say so.
 *
 * <p>{@code versions.tf} holds versions and the backend, {@code locals.tf} the named values and {@code refactor.tf} the moves,
 * because Checkov cannot read those in JSON; everything else is in {@code main.tf.json} and, by topic, in {@code <topic>.tf.json}.
 *
 * <pre>{@code
 * TfModule.Builder module = TfModule.builder()
 *         .requiredVersion(">= 1.7.0")
 *         .requiredProvider("aws", "hashicorp/aws", ">= 5.100.0, < 7.0.0")
 *         .provider("aws", aws -> aws.set("region", "eu-west-1"));
 * TfResource key = module.add(TfResource.of("aws_kms_key", "lake", it -> it.set("enable_key_rotation", true)));
 * module.output("lake_key", "ARN of the key of the lake", key.attr("arn"));
 * Map<String, String> files = module.build().files();
 * }</pre>
 */
public final class TfModule {
    private final SortedMap<String, String> files;
    private final SortedMap<String, Long> types;

    private TfModule(SortedMap<String, String> files, SortedMap<String, Long> types) {
        this.files = Collections.unmodifiableSortedMap(files);
        this.types = Collections.unmodifiableSortedMap(types);
    }

    /** Returns an empty module. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the text of each file by its name. */
    public SortedMap<String, String> files() {
        return files;
    }

    /** Returns how many resources there are of each type; data sources are not counted. */
    public SortedMap<String, Long> types() {
        return types;
    }

    /** Collects the declarations of a module, in any order; nothing can be declared twice. */
    public static final class Builder {
        private static final String MAIN = "main";
        private static final Pattern TOPIC = Pattern.compile("[a-z][a-z0-9-]{0,60}");

        private final VersionsFile versions = new VersionsFile();
        private final RefactorFile refactors = new RefactorFile();
        private final SortedMap<String, List<TfBody>> providers = new TreeMap<>();
        private final Set<String> aliases = new HashSet<>();
        private final SortedMap<String, TfVariable> variables = new TreeMap<>();
        private final SortedMap<String, TfValue> locals = new TreeMap<>();
        private final SortedMap<TfAddress, TfResource> resources = new TreeMap<>();
        private final SortedMap<TfAddress, String> topics = new TreeMap<>();
        private final SortedMap<String, TfOutput> outputs = new TreeMap<>();
        private final SortedMap<String, TfCheck> checks = new TreeMap<>();

        private UnaryOperator<TfResource> overrides = resource -> resource;

        private Builder() {}

        /**
         * Changes all resources that are added from now on.
         *
         * @param change gives back each resource, which keeps its address, as it shall be
         */
        public Builder overridden(UnaryOperator<TfResource> change) {
            overrides = change;
            return this;
        }

        /**
         * Sets which versions of Terraform will do.
         *
         * @param constraint such as {@code >= 1.7.0}
         */
        public Builder requiredVersion(String constraint) {
            versions.terraform(constraint);
            return this;
        }

        /**
         * Adds a provider to install.
         *
         * @param name its local name
         * @param source such as {@code hashicorp/aws}
         * @param constraint such as {@code >= 5.100.0, < 7.0.0}
         */
        public Builder requiredProvider(String name, String source, String constraint) {
            versions.provider(Identifiers.requireLabel("provider name", name), source, constraint);
            return this;
        }

        /**
         * Sets where the state is kept.
         *
         * @param type such as {@code s3}
         * @param content its arguments, all literal
         */
        public Builder backend(String type, Consumer<TfBody.Builder> content) {
            versions.backend(Identifiers.requireLabel("backend type", type), TfBody.of(content));
            return this;
        }

        /**
         * Adds the default configuration of a provider.
         *
         * @param name the provider's local name
         * @param content its arguments
         */
        public Builder provider(String name, Consumer<TfBody.Builder> content) {
            return configuration(name, "", content);
        }

        /**
         * Adds a named configuration of a provider, to be chosen with {@link TfResource#provider}.
         *
         * @param name the provider's local name
         * @param alias the configuration's name
         * @param content its other arguments
         */
        public Builder providerAlias(String name, String alias, Consumer<TfBody.Builder> content) {
            return configuration(name, Identifiers.requireLabel("provider alias", alias), content);
        }

        private Builder configuration(String name, String alias, Consumer<TfBody.Builder> content) {
            Identifiers.requireLabel("provider name", name);
            String qualified = name + "." + alias;
            claim("provider configuration", aliases.add(qualified) ? null : qualified, qualified);
            TfBody body = alias.isEmpty()
                    ? TfBody.of(content)
                    : TfBody.of(it -> {
                        it.set("alias", alias);
                        content.accept(it);
                    });
            providers.computeIfAbsent(name, key -> new ArrayList<>()).add(body);
            return this;
        }

        /**
         * Adds an input variable.
         *
         * @param variable the variable
         * @return a reference to it
         */
        public TfExpression variable(TfVariable variable) {
            claim("variable", variables.putIfAbsent(variable.name(), variable), variable.name());
            return TfExpression.reference("var." + variable.name(), "");
        }

        /**
         * Adds a named value.
         *
         * @param name its name
         * @param value what it stands for
         * @return a reference to it
         */
        public TfExpression local(String name, TfValue value) {
            Identifiers.requireLabel("local name", name);
            claim("local", locals.putIfAbsent(name, value), name);
            return TfExpression.reference("local." + name, "");
        }

        /**
         * Adds a resource or data source to {@code main.tf.json}.
         *
         * @param resource the resource in its final form
         * @return the resource, for references to it
         */
        public TfResource add(TfResource resource) {
            return add(MAIN, resource);
        }

        /**
         * Adds a resource or data source to the file of a topic.
         *
         * @param topic the file's name without {@code .tf.json}
         * @param given the resource in its final form, but for overrides
         * @return the resource, for references to it
         */
        public TfResource add(String topic, TfResource given) {
            TfResource resource = overrides.apply(given);
            if (!TOPIC.matcher(topic).matches()) {
                throw new IllegalArgumentException(
                        "Invalid topic \"" + topic + "\"; use lower-case letters, digits and '-'.");
            }
            claim("address", resources.putIfAbsent(resource.address(), resource), resource.address());
            topics.put(resource.address(), topic);
            return resource;
        }

        /**
         * Adds an output.
         *
         * @param name its name
         * @param description what it is
         * @param value its value
         */
        public Builder output(String name, String description, TfValue value) {
            Identifiers.requireLabel("output name", name);
            TfOutput output = new TfOutput(Texts.requireWellFormed(description), value);
            claim("output", outputs.putIfAbsent(name, output), name);
            return this;
        }

        /**
         * Adds a check, which warns at each plan when its condition does not hold.
         *
         * @param name its name
         * @param condition what should hold; it has to refer to something
         * @param message what to say when it does not
         */
        public Builder check(String name, TfExpression condition, TfString message) {
            Identifiers.requireLabel("check name", name);
            Set<String> roots = new HashSet<>();
            condition.visitReferences(roots::add);
            if (roots.isEmpty()) {
                throw new IllegalArgumentException("The condition of check " + name
                        + " refers to nothing; Terraform wants it to depend on something.");
            }
            claim("check", checks.putIfAbsent(name, new TfCheck(condition, message)), name);
            return this;
        }

        /**
         * Says that a resource of this module has got another address.
         *
         * @param from what it was
         * @param to what it is now, declared here
         */
        public Builder moved(TfAddress from, TfAddress to) {
            refactors.moved(from, to);
            return this;
        }

        /**
         * Says that a resource leaves this state and lives on.
         *
         * @param from what it was, no longer declared here
         */
        public Builder forgotten(TfAddress from) {
            refactors.forgotten(from);
            return this;
        }

        /**
         * Says that a resource exists and enters this state.
         *
         * @param to what it is now, declared here
         * @param id the provider's import id, literal text
         */
        public Builder imported(TfAddress to, String id) {
            refactors.imported(to, id);
            return this;
        }

        /**
         * Returns the module.
         *
         * @throws IllegalArgumentException if a reference points at nothing, or a move contradicts what is declared
         */
        public TfModule build() {
            requireTargets();
            refactors.requireConsistent(resources.keySet());
            SortedMap<String, String> files = new TreeMap<>();
            versions.text().ifPresent(text -> files.put("versions.tf", text));
            new LocalsFile(locals).text().ifPresent(text -> files.put("locals.tf", text));
            refactors.text().ifPresent(text -> files.put("refactor.tf", text));
            SortedMap<String, List<TfResource>> byTopic = new TreeMap<>();
            byTopic.put(MAIN, new ArrayList<>());
            resources.forEach(
                    (address, resource) -> byTopic.computeIfAbsent(topics.get(address), topic -> new ArrayList<>())
                            .add(resource));
            byTopic.forEach((topic, members) -> {
                JsonFile file = topic.equals(MAIN)
                        ? new JsonFile(providers, variables, members, checks, outputs)
                        : new JsonFile(members);
                file.text().ifPresent(text -> files.put(topic + ".tf.json", text));
            });
            SortedMap<String, Long> types = new TreeMap<>();
            resources.keySet().stream()
                    .filter(address -> !address.data())
                    .forEach(address -> types.merge(address.type(), 1L, Long::sum));
            return new TfModule(files, types);
        }

        private void requireTargets() {
            References references = new References();
            resources.keySet().forEach(address -> references.declare(address.toString()));
            variables.keySet().forEach(name -> references.declare("var." + name));
            locals.keySet().forEach(name -> references.declare("local." + name));
            aliases.forEach(references::declareConfiguration);
            providers.forEach((name, bodies) -> bodies.forEach(body -> references.require("provider " + name, body)));
            resources.values().forEach(references::require);
            locals.forEach((name, value) -> references.require("local " + name, value));
            outputs.forEach((name, output) -> references.require("output " + name, output.value()));
            checks.forEach((name, check) -> references.require("check " + name, check.condition(), check.message()));
        }

        private static void claim(String kind, @Nullable Object earlier, Object name) {
            if (earlier != null) {
                throw new IllegalArgumentException(
                        "Duplicate " + kind + " " + name + " in one module; each can be declared once.");
            }
        }
    }
}
