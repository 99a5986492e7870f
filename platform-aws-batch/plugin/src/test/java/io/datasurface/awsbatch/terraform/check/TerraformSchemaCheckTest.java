package io.datasurface.awsbatch.terraform.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The check finds nothing in a good module and each planted mistake in a bad one. */
class TerraformSchemaCheckTest {
    private static final String LOCALS = "locals {\n  days = 7\n  name = \"a${var.region}\"\n}\n";

    private static final String GOOD = """
            {
              "//": "a remark",
              "terraform": {"required_providers": {"aws": {"source": "hashicorp/aws"}}},
              "provider": {"aws": [{"region": "${var.region}"}, {"alias": "home", "region": "x"}]},
              "variable": {"region": {"type": "string", "default": "literal ${not.code} $"}},
              "data": {"aws_caller_identity": {"me": {}}},
              "resource": {
                "aws_sns_topic": {"t": {
                  "//": "${not.code}",
                  "provider": "aws.home",
                  "name": "$${not.code} %%{if} ${local.name}",
                  "tags": {"$${k}": "v", "a": "${data.aws_caller_identity.me.account_id}"},
                  "depends_on": ["aws_dynamodb_table.d"],
                  "lifecycle": {"prevent_destroy": true, "ignore_changes": ["tags"]}
                }},
                "aws_dynamodb_table": {"d": {
                  "name": "d", "hash_key": "k", "read_capacity": "${local.days}",
                  "attribute": [{"name": "k", "type": "S"}],
                  "point_in_time_recovery": {"enabled": true}
                }},
                "aws_kms_key": {"k": {
                  "policy": "{\\"R\\":\\"${aws_sns_topic.t.arn}\\",\\"n\\":${jsonencode(\\"x ${aws_sns_topic.t.id} \\\\\\"y\\")}}",
                  "enable_key_rotation": true
                }},
                "aws_cloudwatch_metric_alarm": {"a": {
                  "alarm_name": "a", "comparison_operator": "x", "evaluation_periods": 1,
                  "alarm_actions": ["${aws_sns_topic.t.arn}"], "dimensions": {"a": "b"}
                }},
                "terraform_data": {"x": {"input": {"any": [1, true]}}},
                "aws_sns_topic_policy": {"p": {"arn": "${aws_sns_topic.t.arn}", "policy": "${terraform_data.x.output}"}}
              },
              "check": {"c": {"assert": [{"condition": "${var.region == \\"x.y.z\\"}", "error_message": "no"}]}},
              "output": {"o": {"description": "${not.code}", "value": "${upper(aws_kms_key.k.arn)}"}}
            }
            """;

    @Test
    void findsNothingInAGoodModule() {
        TerraformSchemaCheck.assertValid(
                Map.of("main.tf.json", GOOD, "locals.tf", LOCALS, "versions.tf", "terraform {}\n"));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "\"enable_key_rotation\"",
                        "\"enable_key_rotatoin\"",
                        "aws_kms_key.k: unknown argument enable_key_rotatoin"),
                mistake("\"type\": \"S\"", "\"typ\": \"S\"", "aws_dynamodb_table.d.attribute[0]: unknown argument typ"),
                mistake("\"alarm_name\": \"a\", ", "", "aws_cloudwatch_metric_alarm.a: missing required alarm_name"),
                mistake(", \"type\": \"S\"", "", "aws_dynamodb_table.d.attribute[0]: missing required type"),
                mistake("{\"enabled\": true}", "true", "point_in_time_recovery: wrong kind: a block, not true"),
                mistake(
                        "{\"enabled\": true}",
                        "[{\"enabled\": true}, {\"enabled\": true}]",
                        "2 blocks where there can be one"),
                mistake("{\"enabled\": true}", "[1]", "point_in_time_recovery[0]: wrong kind: a block, not 1"),
                mistake("{\"enabled\": true}", "{\"enabled\": \"yes\"}", "enabled: wrong kind: boolean, not yes"),
                mistake("\"evaluation_periods\": 1", "\"evaluation_periods\": \"1\"", "wrong kind: number, not 1"),
                mistake("\"name\": \"d\"", "\"name\": 1", "aws_dynamodb_table.d.name: wrong kind: string, not 1"),
                mistake("[\"${aws_sns_topic.t.arn}\"]", "\"x\"", "alarm_actions: wrong kind: list(string), not x"),
                mistake("{\"a\": \"b\"}", "[\"a\"]", "dimensions: wrong kind: map(string)"),
                mistake("\"aws_dynamodb_table\"", "\"aws_dynamo_table\"", "unknown resource type aws_dynamo_table"),
                mistake(
                        "\"aws_caller_identity\": {\"me",
                        "\"aws_caller\": {\"me",
                        "unknown resource type data.aws_caller"),
                mistake(
                        "{\"any\": [1, true]}",
                        "\"${var.gone}\"",
                        "terraform_data.x.input: dangling reference to var.gone"),
                mistake("{\"any\": [1, true]}", "\"${local.gone}\"", "dangling reference to local.gone"),
                mistake(
                        "{\"any\": [1, true]}",
                        "\"${aws_sns_topic.gone.arn}\"",
                        "dangling reference to aws_sns_topic.gone.arn"),
                mistake(
                        "{\"any\": [1, true]}",
                        "\"${data.aws_region.gone.id}\"",
                        "dangling reference to data.aws_region.gone.id"),
                mistake("{\"any\": [1, true]}", "\"${f(\\\"${gone.x}\\\")}\"", "dangling reference to gone.x"),
                mistake("{\"any\": [1, true]}", "{\"${gone.key}\": 1}", "dangling reference to gone.key"),
                mistake(
                        "{\"any\": [1, true]}",
                        "\"${aws_sns_topic.t[0].nope}\"",
                        "aws_sns_topic has no attribute \"nope\""),
                mistake("{\"any\": [1, true]}", "\"${plain}\"", "\"plain\" is no complete reference"),
                mistake("{\"any\": [1, true]}", "\"%{ if true }\"", "a template directive"),
                mistake("{\"any\": [1, true]}", "\"${\"", "an unterminated interpolation"),
                mistake("upper(aws_kms_key.k.arn)", "aws_kms_key.k.arm", "aws_kms_key has no attribute \"arm\""),
                mistake("a${var.region}", "a${var.gone}", "local.name: dangling reference to var.gone"),
                mistake(
                        "${var.region == ",
                        "${var.gone == ",
                        "check.c.assert[0].condition: dangling reference to var.gone"),
                mistake(
                        "\"region\": \"${var.region}\"",
                        "\"region\": \"${var.gone}\"",
                        "provider aws.region: dangling reference"),
                mistake(
                        "[\"aws_dynamodb_table.d\"]",
                        "[\"aws_dynamodb_table.e\"]",
                        "dangling reference to aws_dynamodb_table.e"),
                mistake("[\"tags\"]", "[\"tag\"]", "ignore_changes: unknown argument tag"),
                mistake("\"prevent_destroy\"", "\"prevent_destruction\"", "unknown argument prevent_destruction"),
                mistake("\"aws.home\"", "\"aws.away\"", "no provider configuration aws.away"),
                mistake("\"required_providers\": {", "\"required_version\": \"1\", \"x\": {", "write it in HCL"),
                mistake(
                        "[{\"region\": \"${var.region}\"}, {\"alias\": \"home\", \"region\": \"x\"}]",
                        "{}",
                        "provider aws is no array"),
                mistake("\"check\": {\"c\"", "\"locals\": {\"l\": 1}, \"check\": {\"c\"", "write it in locals.tf"),
                mistake("\"check\": {\"c\"", "\"checks\": {\"c\"", "section \"checks\""),
                mistake("\"data\": {\"aws", "\"removed\": [], \"data\": {\"aws", "section \"removed\""),
                mistake("{\"x\": {\"input\"", "{\"x y\": {\"input\"", "the label is no identifier"),
                mistake("\"enable_key_rotation\": true", "\"policy\": \"x\"", "no readable JSON object: Duplicate"));
    }

    private static Arguments mistake(String good, String bad, String problem) {
        return Arguments.of(good, bad, problem);
    }

    @ParameterizedTest(name = "{index} {2}")
    @MethodSource("mistakes")
    void findsAPlantedMistake(String good, String bad, String problem) {
        assertThat(GOOD + LOCALS).containsOnlyOnce(good);
        List<String> problems = TerraformSchemaCheck.problems(
                Map.of("main.tf.json", GOOD.replace(good, bad), "locals.tf", LOCALS.replace(good, bad)));
        assertThat(problems).anyMatch(each -> each.contains(problem));
    }

    @Test
    void findsADuplicateAcrossFiles() {
        String other = "{\"resource\": {\"aws_kms_key\": {\"k\": {}}}, \"output\": {\"o\": {\"value\": 1}}}";
        assertThat(TerraformSchemaCheck.problems(
                        Map.of("main.tf.json", GOOD, "locals.tf", LOCALS, "other.tf.json", other)))
                .anyMatch(problem -> problem.contains("duplicate aws_kms_key.k"))
                .anyMatch(problem -> problem.contains("duplicate output.o"));
    }

    @Test
    void knowsWhatOnlyOneProviderVersionHas() {
        String text = "{\"resource\": {\"aws_kms_key\": {\"k\": {\"region\": \"x\"}}}}";
        assertThat(TerraformSchemaCheck.problems(Map.of("main.tf.json", text)))
                .containsExactly("aws_kms_key.k: unknown argument region (provider 5.100.0)");
    }
}
