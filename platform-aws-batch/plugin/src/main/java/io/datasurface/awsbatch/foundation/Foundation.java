package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Arns;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Orchestration;
import io.datasurface.awsbatch.terraform.IamText;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfModule;
import io.datasurface.awsbatch.terraform.TfString;

/**
 * What the topics of the root module share.
 *
 * @param instance the instance
 * @param names names of what only the foundation makes
 * @param facts what the graph needs
 * @param module collects the resources
 */
record Foundation(Instance instance, FoundationNames names, GraphFacts facts, TfModule.Builder module) {
    /** Returns the same with another root module that takes resources. */
    Foundation in(TfModule.Builder other) {
        return new Foundation(instance, names, facts, other);
    }

    Arns arns() {
        return instance.arns();
    }

    String text(String parameter) {
        return instance.parameters().text(parameter);
    }

    long number(String parameter) {
        return instance.parameters().integer(parameter);
    }

    /** Returns the ARN of something in the account and region, as it stands in a policy. */
    TfString arn(String service, String resource) {
        return Tf.text(arns().regional(service, resource));
    }

    /** Returns the ARN of a bucket. */
    TfString bucket(String bucket) {
        return Tf.text(arns().bucket(bucket));
    }

    /** Returns the pattern of the ARNs of all objects in a folder; an empty folder is the whole bucket. */
    TfString objects(String bucket, String folder) {
        return Tf.text(arns().bucket(bucket + "/" + (folder.isEmpty() ? "" : folder + "/") + "*"));
    }

    /** Returns the pattern of the keys in a folder; an empty folder is the whole bucket. */
    static TfString keys(String folder) {
        return Tf.text(folder.isEmpty() ? "*" : folder + "/*");
    }

    /** Returns the pattern of the ARNs of a secret with any random ending. */
    TfString secret(String name) {
        return Tf.text(arns().secret("")).then(IamText.literal(name)).then("-??????");
    }

    /** Returns whether state machines run the jobs. */
    boolean hasMachines() {
        return Orchestration.of(instance).hasMachines();
    }

    /** Returns whether DMS Serverless replicates something in the cell. */
    boolean hasServerless() {
        return !facts.serverlessStores().isEmpty();
    }

    String stagingFolder() {
        return text("stagingBucket.prefix");
    }

    String lakeFolder() {
        return text("icebergBucket.prefix");
    }

    /** Returns what is in the folder of the lake, from the top of the bucket. */
    String inLake(String path) {
        return lakeFolder().isEmpty() ? path : lakeFolder() + "/" + path;
    }
}
