package io.datasurface.awsbatch.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.terraform.check.TerraformCli;
import io.datasurface.awsbatch.terraform.check.TerraformSchemaCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document model: its bytes, its refusals, and that a real Terraform takes it. */
class TfModuleTest {
    private static final String HOSTILE = "It's ${no} %{code} \"here\"\n日本";

    private static final Consumer<TfBody.Builder> EMPTY = it -> {};

    private static TfModule.Builder example() {
        TfModule.Builder module = TfModule.builder()
                .requiredVersion(">= 1.7.0")
                .requiredProvider("aws", "hashicorp/aws", ">= 5.100.0, < 7.0.0")
                .backend(
                        "s3", it -> it.set("bucket", "state").set("key", "${x}").set("use_lockfile", true))
                .provider(
                        "aws",
                        it -> it.set("region", "eu-west-1")
                                .block(
                                        "default_tags",
                                        tags -> tags.set("tags", Tf.textMap(Map.of("team", HOSTILE, "a${b}", "c")))))
                .providerAlias("aws", "home", it -> it.set("region", "eu-central-1"));
        TfExpression account = module.variable(TfVariable.of("account", TfVariable.Type.STRING, "Account ${id}")
                .withDefault(Tf.text("1${2}")));
        TfResource key = module.add(TfResource.of(
                        "aws_kms_key",
                        "lake",
                        it -> it.set("description", HOSTILE)
                                .set("enable_key_rotation", true)
                                .set("deletion_window_in_days", 30))
                .comment("Kept: " + HOSTILE)
                .preventDestroy()
                .ignoreChanges("tags", "description"));
        TfResource bucket = module.add(
                "storage",
                TfResource.of("aws_s3_bucket", "lake", it -> it.set("bucket", "lake"))
                        .provider("home")
                        .dependsOn(key)
                        .createBeforeDestroy());
        module.add(
                "storage",
                TfResource.of(
                        "aws_s3_bucket_lifecycle_configuration",
                        "lake",
                        it -> it.set("bucket", bucket.attr("id"))
                                .blocks(
                                        "rule",
                                        List.of(
                                                TfBody.of(rule -> rule.set("id", "old")
                                                        .set("status", "Enabled")
                                                        .block("filter", EMPTY)
                                                        .block(
                                                                "abort_incomplete_multipart_upload",
                                                                x -> x.set("days_after_initiation", 7))),
                                                TfBody.of(rule -> rule.set("id", "new")
                                                        .set("status", "Disabled")
                                                        .block("filter", filter -> filter.set("prefix", "a/"))
                                                        .block("expiration", x -> x.set("days", 1)))))));
        module.add(
                "storage",
                TfResource.of(
                        "aws_s3_bucket_policy",
                        "lake",
                        it -> it.set("bucket", bucket.attr("id"))
                                .set(
                                        "policy",
                                        IamPolicy.of(
                                                        IamPolicy.Kind.BUCKET,
                                                        IamStatement.allow("Read")
                                                                .actions("s3:GetObject")
                                                                .services("dms.amazonaws.com")
                                                                .resources(bucket.attr("arn")
                                                                        .then("/")
                                                                        .then(IamText.literal("x*"))
                                                                        .then("/*"))
                                                                .condition(
                                                                        "StringEquals", "aws:SourceAccount", account))
                                                .json())));
        TfExpression owner = module.local("owner", Tf.map().put("${k}", HOSTILE));
        module.add(TfResource.data("aws_caller_identity", "current", EMPTY));
        module.check(
                "account",
                Tf.notEqual(account, Tf.text("${x}")),
                Tf.text("Wrong ${account} ").then(account));
        module.output("key", "ARN of ${key}", key.attr("arn")).output("owner", "Who owns it", owner);
        module.moved(TfAddress.resource("aws_kms_key", "old"), key.address())
                .forgotten(TfAddress.parse("aws_sns_topic.gone"));
        return module;
    }

    @Test
    void aRealTerraformTakesIt(@TempDir Path directory) {
        Map<String, String> files = example().build().files();
        TerraformSchemaCheck.assertValid(files);
        TerraformCli.withProviders().assertValid(TerraformCli.write(directory, files));
    }

    @Test
    void filesAreByTopicAndStable() {
        Map<String, String> files = example().build().files();
        assertThat(files)
                .containsOnlyKeys("versions.tf", "locals.tf", "refactor.tf", "main.tf.json", "storage.tf.json");
        assertThat(example().build().files()).isEqualTo(files);
        assertThat(files.values())
                .allSatisfy(text -> assertThat(text).endsWith("}\n").doesNotContain("\r", "\t"));
        assertThat(files.get("versions.tf")).isEqualTo("""
                        terraform {
                          required_version = ">= 1.7.0"

                          required_providers {
                            aws = {
                              source  = "hashicorp/aws"
                              version = ">= 5.100.0, < 7.0.0"
                            }
                          }

                          backend "s3" {
                            bucket       = "state"
                            key          = "$${x}"
                            use_lockfile = true
                          }
                        }
                        """);
        assertThat(files.get("refactor.tf")).isEqualTo("""
                        moved {
                          from = aws_kms_key.old
                          to   = aws_kms_key.lake
                        }

                        removed {
                          from = aws_sns_topic.gone

                          lifecycle {
                            destroy = false
                          }
                        }
                        """);
    }

    /** Its reader of JSON skips, without a word, a file that lacks one of these. */
    @Test
    void checkovReadsEveryFileWithResources() {
        assertThat(example().build().files())
                .hasEntrySatisfying("main.tf.json", text -> assertThat(text).contains("resource", "provider"))
                .hasEntrySatisfying("storage.tf.json", text -> assertThat(text).contains("resource", "provider"));
    }

    @Test
    void theOrderOfAddingDoesNotMatter() {
        TfResource a = TfResource.of("aws_sns_topic", "a", it -> it.set("name", "a"));
        TfResource b = TfResource.of("aws_sns_topic", "b", it -> it.set("name", "b"));
        TfModule.Builder forward = TfModule.builder();
        forward.add(a);
        forward.add(b);
        TfModule.Builder backward = TfModule.builder();
        backward.add(b);
        backward.add(a);
        assertThat(forward.build().files()).isEqualTo(backward.build().files());
        assertThat(forward.build().files().get("main.tf.json")).isEqualTo("""
                        {
                          "//": "Rendered by DataSurface: change the model, not this file. The provider is configured in main.tf.json.",
                          "resource": {
                            "aws_sns_topic": {
                              "a": {
                                "name": "a"
                              },
                              "b": {
                                "name": "b"
                              }
                            }
                          }
                        }
                        """);
    }

    @Test
    void importsAreWritten() {
        TfModule.Builder module = TfModule.builder();
        TfResource topic = module.add(TfResource.of("aws_sns_topic", "a", it -> it.set("name", "a")));
        module.imported(topic.address(), "arn:${x}\"");
        assertThat(module.build().files().get("refactor.tf"))
                .isEqualTo("import {\n  to = aws_sns_topic.a\n  id = \"arn:$${x}\\\"\"\n}\n");
    }

    @Test
    void embeddedJsonStaysJsonWhateverTheReferencesAre() {
        TfResource key = TfResource.of("aws_kms_key", "k", EMPTY);
        TfResource object = TfResource.of("aws_s3_object", "o", EMPTY);
        TfMap document = Tf.map()
                .put("arn", key.attr("arn"))
                .put("arns", key.attr("arn").then("/$").then(key.attr("arn")))
                .put("id", key.attr("id"))
                .put("object", object.attr("arn"))
                .put("text", Tf.text("a\"").then(key.attr("id")));
        assertThat(Tf.json(document).hcl())
                .isEqualTo("\"{\\\"arn\\\":\\\"${aws_kms_key.k.arn}\\\","
                        + "\\\"arns\\\":\\\"${aws_kms_key.k.arn}/${\"$\"}${aws_kms_key.k.arn}\\\","
                        + "\\\"id\\\":${jsonencode(aws_kms_key.k.id)},"
                        + "\\\"object\\\":${jsonencode(aws_s3_object.o.arn)},"
                        + "\\\"text\\\":${jsonencode(\"a\\\"${aws_kms_key.k.id}\")}}\"");
    }

    @Test
    void mistakesAreRefused() {
        TfResource topic = TfResource.of("aws_sns_topic", "a", EMPTY);
        TfAddress other = TfAddress.resource("aws_sns_topic", "b");
        refused(() -> TfModule.builder().add(topic).attr("a b"), "Invalid attribute path \"a b\"");
        refused(() -> topic.attr("arn}${x"), "Invalid attribute path");
        refused(() -> TfResource.of("aws_sns_topic", "${x}", EMPTY), "Invalid resource label \"${x}\"");
        refused(() -> TfResource.of("AWS topic", "a", EMPTY), "Invalid resource type");
        refused(() -> TfResource.of("aws_sns_topic", "a", it -> it.set("count", 1)), "is Terraform's own");
        refused(() -> TfResource.data("aws_region", "r", EMPTY).preventDestroy(), "has no life cycle");
        refusedModule(it -> it.check("c", Tf.equal(Tf.number(1), Tf.number(1)), Tf.text("m")), "refers to nothing");
        refused(() -> TfBody.of(it -> it.set("a", 1).set("a", 2)), "Duplicate argument \"a\"");
        refused(() -> TfBody.of(it -> it.set("a${", 1)), "Invalid argument name");
        refused(() -> Tf.map().put("k", "1").put("k", "2"), "Duplicate key \"k\"");
        refused(() -> Tf.map().put("é", "1").put("e\u0301", "2").hcl(), "only in Unicode normalization");
        refused(() -> Tf.text("\ud800"), "half of a surrogate pair at index 0");
        refused(() -> Tf.call("a(b)", Tf.text("x")), "Invalid function name");
        refused(
                () -> TfVariable.of("v", TfVariable.Type.STRING, "").withDefault(topic.attr("arn")),
                "expression aws_sns_topic.a.arn stands where Terraform takes literal text only");
        refusedModule(
                it -> {
                    it.add(topic);
                    it.add("other", topic);
                },
                "Duplicate address aws_sns_topic.a");
        refusedModule(it -> it.provider("aws", EMPTY).provider("aws", EMPTY), "Duplicate provider configuration aws.");
        refusedModule(
                it -> it.output("o", "", Tf.list(topic.attr("arn"))),
                "Dangling reference to aws_sns_topic.a in output o");
        refusedModule(it -> it.add(topic.provider("home")), "wants the provider configuration aws.home");
        refusedModule(it -> it.add(topic.dependsOn(TfResource.of("aws_sns_topic", "b", EMPTY))), "Dangling reference");
        refusedModule(it -> it.backend("s3", x -> x.set("key", topic.attr("arn"))), "literal values only");
        refusedModule(it -> it.moved(other, topic.address()), "which is not declared");
        refusedModule(it -> it.imported(other, "x"), "is imported, but not declared");
        refusedModule(it -> it.forgotten(it.add(topic).address()), "is forgotten, but declared");
        refusedModule(it -> it.forgotten(other).forgotten(other), "Duplicate refactoring");
        refusedModule(it -> it.forgotten(TfAddress.data("aws_region", "x")), "is a data source");
    }

    private static void refusedModule(Consumer<TfModule.Builder> content, String message) {
        refused(
                () -> {
                    TfModule.Builder module = TfModule.builder();
                    content.accept(module);
                    module.build();
                },
                message);
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
