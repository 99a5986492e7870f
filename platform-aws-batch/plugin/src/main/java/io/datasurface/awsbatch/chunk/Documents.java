package io.datasurface.awsbatch.chunk;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfAddress;
import io.datasurface.awsbatch.terraform.TfLabel;
import io.datasurface.awsbatch.terraform.TfModule;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfValue;
import io.datasurface.awsbatch.work.Sha256;
import io.datasurface.spi.ArtifactSink;

/** Documents of a root module that Terraform uploads to the control bucket. */
final class Documents {
    private static final String TYPE = "aws_s3_object";

    private final Instance instance;
    private final TfModule.Builder module;
    private final TfValue key;
    private final String folder;
    private final ArtifactSink sink;

    Documents(Instance instance, TfModule.Builder module, TfValue key, String folder, ArtifactSink sink) {
        this.instance = instance;
        this.module = module;
        this.key = key;
        this.folder = folder;
        this.sink = sink;
    }

    /** Adds a document; its path in the module is its key in the bucket. */
    void add(String objectKey, String contentType, byte[] content) {
        add(TfLabel.of(objectKey), objectKey, contentType, content);
    }

    /** Adds a document under a label that is not made of its key. */
    void add(String label, String objectKey, String contentType, byte[] content) {
        sink.add(folder + "/" + objectKey, content);
        module.add(
                "documents",
                TfResource.of(
                        TYPE,
                        label,
                        it -> it.set("bucket", instance.controlBucket())
                                .set("key", objectKey)
                                .set("source", Tf.modulePath().then("/" + objectKey))
                                .set("source_hash", Sha256.of(content))
                                .set("content_type", contentType)
                                .set("server_side_encryption", "aws:kms")
                                .set("kms_key_id", key)));
    }

    /** The address of a document with a label, which another module writes now. There it just overwrites the object. */
    static TfAddress address(String label) {
        return TfAddress.resource(TYPE, label);
    }
}
