package io.datasurface.awsbatch.instance;

import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfModule;
import io.datasurface.spi.ArtifactSink;
import java.util.Optional;

/** What all root modules of an instance have in common: versions, where the state is, and the provider. */
public final class RootModule {
    /** S3 backends lock with a file since Terraform 1.10. */
    private static final String TERRAFORM = ">= 1.10.0, < 2.0.0";

    private static final String AWS_PROVIDER = ">= 5.100.0, < 7.0.0";

    private RootModule() {}

    /**
     * Begins a root module.
     *
     * @param instance the instance that it belongs to
     * @param path its folder below the instance's, such as {@code foundation}, which is also where its state is
     */
    public static TfModule.Builder of(Instance instance, String path) {
        TfModule.Builder module = TfModule.builder()
                .overridden(instance.overrides()::apply)
                .requiredVersion(TERRAFORM)
                .requiredProvider("aws", "hashicorp/aws", AWS_PROVIDER)
                .provider(
                        "aws",
                        aws -> aws.set("region", instance.region())
                                .set("allowed_account_ids", Tf.texts(instance.account()))
                                .block(
                                        "assume_role",
                                        role -> role.set(
                                                        "role_arn",
                                                        instance.arns().role(instance.deployRole()))
                                                .set("session_name", "datasurface-terraform"))
                                .block("default_tags", tags -> tags.set("tags", Tf.textMap(instance.tags()))));
        Optional<String> stateBucket = instance.parameters().optionalText("stateBucket");
        stateBucket.ifPresent(bucket -> module.backend(
                "s3",
                s3 -> s3.set("bucket", bucket)
                        .set("key", instance.stateKey(path))
                        .set("region", instance.region())
                        .set("encrypt", true)
                        .set("use_lockfile", true)));
        return module;
    }

    /**
     * Adds the files of a root module to an output.
     *
     * @param module the finished module
     * @param path its folder below the instance's
     * @param sink takes the files
     */
    public static void write(TfModule module, String path, ArtifactSink sink) {
        module.files().forEach((name, text) -> sink.add(path + "/" + name, text));
    }
}
