package io.datasurface.awsbatch.dms;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.stack.Stack;
import io.datasurface.awsbatch.stack.StackProperties;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfAddress;
import io.datasurface.awsbatch.terraform.TfLabel;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import io.datasurface.awsbatch.work.DocumentSources;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.model.Datastore;
import io.datasurface.model.container.MongoDatabase;
import io.datasurface.model.container.MongoFlavor;
import java.util.Optional;

/**
 * The endpoint of DMS at the database that a datastore is captured from.
 *
 * <p>That of Amazon DocumentDB is in a CloudFormation stack, because Terraform's provider takes no secret by reference for it. What replicates has to know its
 * ARN before the stack is there: an ARN out of the stack's outputs would be unknown at each change of the stack, and the replication be planned anew.
 *
 * @param resource the endpoint, or the stack that holds it
 * @param arn ARN of the endpoint
 */
record SourceEndpoint(TfResource resource, TfString arn) {
    private static final String TYPE = "aws_dms_endpoint";

    /** The endpoint of a datastore as a resource of its own. */
    static SourceEndpoint direct(TfResource endpoint) {
        return new SourceEndpoint(endpoint, endpoint.attr("endpoint_arn"));
    }

    /** The endpoint of a datastore that is captured from Amazon DocumentDB, in a stack. */
    static SourceEndpoint documentDb(
            Instance instance, StoreWork store, MongoDatabase database, String secret, TfString key) {
        String name = store.store().name();
        String identifier = instance.named(AwsNameRule.DMS_RESOURCE_IDENTIFIER, name, "source");
        Optional<String> certificate = Optional.ofNullable(
                instance.parameters().textMap("dms.certificates").get(database.name()));
        StackProperties properties = StackProperties.none()
                .put("EndpointIdentifier", id(instance, name))
                // It is the end of the ARN, which is known beforehand by that.
                .put("ResourceIdentifier", identifier)
                .put("EndpointType", "source")
                .put("EngineName", SourceEngine.DOCUMENTDB.engineName())
                .put("DatabaseName", database.databaseName())
                .put("SslMode", SourceEngine.DOCUMENTDB.sslMode(certificate.isPresent()))
                .arn("KmsKeyId", key)
                // As MongoDB is read: in document mode, with the key beside the document.
                .put(
                        "DocDbSettings",
                        StackProperties.none()
                                .put("NestingLevel", "none")
                                .put("ExtractDocId", true)
                                .put("SecretsManagerSecretId", instance.arns().secret(secret))
                                .put(
                                        "SecretsManagerAccessRoleArn",
                                        instance.arns().role(instance.secretsRole())));
        if (certificate.isPresent()) {
            properties = properties.put("CertificateArn", certificate.get());
        }
        TfResource stack = Stack.of(instance, label(name), stackName(instance, name), "AWS::DMS::Endpoint", properties)
                .comment("Source of datastore " + name);
        return new SourceEndpoint(stack, Tf.text(instance.arns().regional("dms", "endpoint:" + identifier)));
    }

    /** Returns something that needs the endpoint, such that it is made after it. */
    TfResource before(TfResource user) {
        return resource.address().type().equals(Stack.TYPE) ? user.dependsOn(resource) : user;
    }

    /** Returns the id by which DMS knows the endpoint. */
    static String id(Instance instance, String store) {
        return instance.named(AwsNameRule.DMS_ENDPOINT, store, "source");
    }

    /** Returns the id with which Terraform imports the endpoint, or the stack that holds it. */
    static String importId(Instance instance, Datastore store) {
        return isInStack(store) ? stackName(instance, store.name()) : id(instance, store.name());
    }

    /** Returns the address of the endpoint, or of the stack that holds it. */
    static TfAddress address(Datastore store) {
        String label = label(store.name());
        return isInStack(store) ? Stack.address(label) : TfAddress.resource(TYPE, label);
    }

    /** Returns the label of the endpoint, or of the stack that holds it. */
    static String label(String store) {
        return TfLabel.of("source", store);
    }

    /**
     * Returns whether the endpoint of a datastore is in a stack.
     *
     * @param store a datastore that DMS captures
     */
    static boolean isInStack(Datastore store) {
        return Optional.of(store)
                .flatMap(DocumentSources::of)
                .filter(source -> source.flavor() == MongoFlavor.DOCUMENTDB)
                .isPresent();
    }

    private static String stackName(Instance instance, String store) {
        return instance.named(AwsNameRule.CLOUDFORMATION_STACK, store, "source");
    }
}
