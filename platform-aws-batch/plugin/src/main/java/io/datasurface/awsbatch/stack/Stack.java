package io.datasurface.awsbatch.stack;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfAddress;
import io.datasurface.awsbatch.terraform.TfMap;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfValue;

/**
 * A CloudFormation stack of one resource. CloudFormation works with a role of the instance, so whoever runs Terraform need not be able to read secrets.
 *
 * <p>The provider takes the outputs of a stack as unknown whenever anything of the stack changes, its tags too, and what refers to them is planned with
 * that: so a thing that must never be made anew by such a change knows the ARN in another way.
 */
public final class Stack {
    /** Terraform's type. */
    public static final String TYPE = "aws_cloudformation_stack";

    /** What the template calls the resource. */
    public static final String RESOURCE = "Source";

    private static final String OUTPUT = "arn";

    private Stack() {}

    /**
     * Returns a stack.
     *
     * @param instance the platform instance, seen from the cell that has it
     * @param label label of the resource
     * @param name name of the stack, by which Terraform imports it
     * @param type type of the resource inside, such as {@code AWS::DMS::Endpoint}, whose {@code Ref} is its ARN
     * @param properties its properties
     */
    public static TfResource of(Instance instance, String label, String name, String type, StackProperties properties) {
        TfMap template = Tf.map()
                .put("AWSTemplateFormatVersion", "2010-09-09")
                .put(
                        "Resources",
                        Tf.map().put(RESOURCE, Tf.map().put("Type", type).put("Properties", properties.map())))
                .put(
                        "Outputs",
                        Tf.map().put(OUTPUT, Tf.map().put("Value", Tf.map().put("Ref", RESOURCE))));
        // Neither on_failure nor a time limit: the provider reads neither back, so that an imported stack would be made
        // anew.
        return TfResource.of(
                TYPE,
                label,
                it -> it.set("name", name)
                        .set("iam_role_arn", instance.arns().role(instance.stackRole()))
                        .set("template_body", Tf.json(template)));
    }

    /**
     * Returns the address of a stack.
     *
     * @param label label of the resource
     */
    public static TfAddress address(String label) {
        return TfAddress.resource(TYPE, label);
    }

    /**
     * Returns the ARN of the resource inside, as the stack says it.
     *
     * @param stack a stack
     */
    public static TfValue arn(TfResource stack) {
        return stack.attr("outputs." + OUTPUT);
    }

    /**
     * Returns the pattern of the names of all stacks of the instance: names can be shortened but for what they begin with.
     *
     * @param instance the platform instance
     */
    public static String names(Instance instance) {
        String name = instance.named(AwsNameRule.CLOUDFORMATION_STACK, "any");
        return name.substring(0, name.indexOf('-') + 1) + "*";
    }
}
