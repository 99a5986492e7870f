package io.datasurface.awsbatch.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IamPolicyTest {
    private static final IamStatement READ = IamStatement.allow("Read")
            .actions("s3:ListBucket", "s3:GetObject", "s3:GetObject")
            .resources(Tf.text("arn:b/*"), Tf.text("arn:a/*"))
            .condition("StringEquals", "aws:z", Tf.text("2"), Tf.text("1"))
            .condition("ArnLike", "aws:y", Tf.text("x"));
    private static final IamStatement DENY =
            IamStatement.deny("Alone").actions("*").allResources();

    @Test
    void isSortedAndStable() {
        String json = json(IamPolicy.of(IamPolicy.Kind.MANAGED, READ, DENY));
        assertThat(json)
                .isEqualTo(
                        "{\"Version\":\"2012-10-17\",\"Statement\":["
                                + "{\"Sid\":\"Alone\",\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"},"
                                + "{\"Sid\":\"Read\",\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\",\"s3:ListBucket\"],"
                                + "\"Resource\":[\"arn:a/*\",\"arn:b/*\"],"
                                + "\"Condition\":{\"ArnLike\":{\"aws:y\":\"x\"},\"StringEquals\":{\"aws:z\":[\"1\",\"2\"]}}}]}");
        assertThat(json(IamPolicy.of(IamPolicy.Kind.MANAGED, DENY, READ))).isEqualTo(json);
    }

    @Test
    void trustPoliciesNamePrincipalsAndNoResources() {
        IamStatement glue = IamStatement.allow("Glue")
                .actions("sts:AssumeRole")
                .services("glue.amazonaws.com", "dms.amazonaws.com");
        assertThat(json(IamPolicy.of(IamPolicy.Kind.TRUST, glue)))
                .contains("\"Principal\":{\"Service\":[\"dms.amazonaws.com\",\"glue.amazonaws.com\"]},\"Action\"");
        refused(() -> IamPolicy.of(IamPolicy.Kind.TRUST, glue.allResources()), "cannot name resources");
        refused(() -> IamPolicy.of(IamPolicy.Kind.TRUST, DENY), "has to name principals");
        refused(() -> IamPolicy.of(IamPolicy.Kind.MANAGED, glue.allResources()), "cannot name principals");
        refused(() -> IamPolicy.of(IamPolicy.Kind.BUCKET, glue), "has to name resources");
    }

    @Test
    void modelTextIsNoPattern() {
        IamStatement statement = IamStatement.allow("A")
                .actions("s3:*")
                .resources(Tf.text("arn:").then(IamText.literal("a*?${b}")));
        assertThat(json(IamPolicy.of(IamPolicy.Kind.INLINE, statement))).contains("\"arn:a${*}${?}${$}{b}\"");
    }

    @Test
    void mistakesAreRefused() {
        refused(() -> IamPolicy.of(IamPolicy.Kind.MANAGED, READ, READ), "Duplicate statement id Read");
        refused(() -> IamPolicy.of(IamPolicy.Kind.MANAGED), "has no statement");
        refused(
                () -> IamPolicy.of(
                        IamPolicy.Kind.MANAGED, IamStatement.allow("A").allResources()),
                "has no action");
        refused(() -> IamStatement.allow("a b"), "Invalid statement id \"a b\"");
        refused(() -> DENY.actions("get object"), "Invalid action \"get object\"");
        refused(() -> DENY.condition("StringEquals", "aws:x"), "has no value");
        refused(() -> DENY.condition("like", "aws:x", Tf.text("y")), "Invalid condition operator");
    }

    @Test
    void sizeIsChecked() {
        List<IamStatement> many = IntStream.range(0, 75)
                .mapToObj(i -> IamStatement.allow("S" + i)
                        .actions("s3:GetObject")
                        .resources(Tf.text("arn:aws:s3:::bucket/" + i)))
                .toList();
        IamPolicy inline = IamPolicy.of(IamPolicy.Kind.INLINE, many);
        assertThat(inline.length())
                .isBetween(6_145, 10_240)
                .isEqualTo(json(inline).length());
        refused(() -> IamPolicy.of(IamPolicy.Kind.MANAGED, many), "IAM takes 6144");
        refused(() -> IamPolicy.requireInlineFit("r", List.of(inline, inline)), "IAM takes 10240");
        IamStatement reference =
                DENY.resources(TfResource.of("aws_kms_key", "k", it -> {}).attr("arn"));
        assertThat(IamPolicy.of(IamPolicy.Kind.MANAGED, reference).length()).isGreaterThan(128);
    }

    private static String json(IamPolicy policy) {
        Fragments content = new Fragments();
        policy.json().fragments(content);
        return content.literalText();
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(RuntimeException.class).hasMessageContaining(message);
    }
}
