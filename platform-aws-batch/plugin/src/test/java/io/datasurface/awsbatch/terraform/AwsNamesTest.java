package io.datasurface.awsbatch.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Names are valid, the same for the same path and different for different paths. */
class AwsNamesTest {
    private static final List<AwsNames> NAMES =
            List.of(AwsNames.plain(), AwsNames.withPrefix("ds"), AwsNames.withPrefix("ds-prod-eu-1"));

    @Provide
    Arbitrary<String> modelNames() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withCharRange('a', 'z').withChars("_-09").ofMaxLength(12),
                Arbitraries.strings()
                        .withCharRange('a', 'b')
                        .withChars("AB_-./")
                        .ofMaxLength(4),
                Arbitraries.strings().ofMaxLength(20),
                Arbitraries.strings().withCharRange('a', 'c').ofMinLength(290).ofMaxLength(310),
                Arbitraries.of(HostileTexts.CHOSEN),
                Arbitraries.of(
                        "../x",
                        "..",
                        ".",
                        "default",
                        "aws",
                        "alias/aws/s3",
                        "sthree-x",
                        "xn--x",
                        "x-s3alias",
                        "sg-1",
                        "AWS/x",
                        "\ud800",
                        "\udc00",
                        "crm-abcdef",
                        "Ünïcode",
                        "İ",
                        "0",
                        "crm__eu",
                        "_crm_"));
    }

    @Provide
    Arbitrary<List<String>> paths() {
        return modelNames().list().ofMinSize(1).ofMaxSize(3);
    }

    @Property(tries = 1500)
    void areValidForEveryRule(@ForAll("paths") List<String> path) {
        for (AwsNames names : NAMES) {
            for (AwsNameRule rule : AwsNameRule.values()) {
                String name = names.name(rule, path.toArray(String[]::new));
                assertThat(independentlyValid(rule, name))
                        .as("%s name %s", rule, name)
                        .isTrue();
                assertThat(names.name(rule, path.toArray(String[]::new))).isEqualTo(name);
            }
        }
    }

    @Property(tries = 300)
    void differForDifferentPaths(@ForAll("pathLists") List<List<String>> paths) {
        for (AwsNameRule rule : AwsNameRule.values()) {
            for (AwsNames names : NAMES) {
                assertDistinct(rule.toString(), paths, path -> names.name(rule, path));
            }
        }
        assertDistinct("label", paths, TfLabel::of);
    }

    @Provide
    Arbitrary<List<List<String>>> pathLists() {
        return paths().list().ofMinSize(2).ofMaxSize(12);
    }

    /** A name that equals the result for another name must not get that result. */
    @Property(tries = 300)
    void differFromTheResultForAnotherName(@ForAll("modelNames") String name) {
        for (AwsNameRule rule : AwsNameRule.values()) {
            for (AwsNames names : NAMES) {
                String result = names.name(rule, name);
                String own = result.equals(name) ? name + "x" : result;
                assertDistinct(rule.toString(), List.of(List.of(name), List.of(own)), path -> names.name(rule, path));
                // The same without the prefix that will be put before it again.
                String rest = result.replaceFirst("^(alias/|/)?ds(-prod-eu-1)?[-_/]*", "");
                if (!rest.equals(name)) {
                    assertDistinct(
                            rule.toString(), List.of(List.of(name), List.of(rest)), path -> names.name(rule, path));
                }
            }
        }
        String label = TfLabel.of(name);
        assertThat(label).matches("[A-Za-z_][A-Za-z0-9_]*").hasSizeLessThanOrEqualTo(160);
        if (!label.equals(name)) {
            assertThat(TfLabel.of(label)).isNotEqualTo(label);
        }
    }

    private interface Namer {
        String name(String... path);
    }

    private static void assertDistinct(String rule, List<List<String>> paths, Namer namer) {
        Map<String, List<String>> owners = new HashMap<>();
        for (List<String> path : paths) {
            String name = namer.name(path.toArray(String[]::new));
            List<String> owner = owners.putIfAbsent(name, path);
            assertThat(owner == null || owner.equals(path))
                    .as("%s name %s of both %s and %s", rule, name, owner, path)
                    .isTrue();
        }
    }

    /** What the services document, written down a second time and in other words than the rules. */
    private static boolean independentlyValid(AwsNameRule rule, String name) {
        boolean safe = name.chars().allMatch(c -> c > 0x20 && c < 0x7f && "\"'\\$%{}*?<>`|;&()[]!,".indexOf(c) < 0);
        boolean lower = name.equals(name.toLowerCase(Locale.ROOT));
        return safe
                && switch (rule) {
                    case DMS_INSTANCE -> lower && dms(name, 63);
                    case DMS_ENDPOINT, DMS_TASK, DMS_SUBNET_GROUP -> lower && dms(name, 255);
                    case DMS_RESOURCE_IDENTIFIER -> lower && dms(name, 31);
                    case GLUE_DATABASE, GLUE_TABLE -> lower && name.matches("[a-z0-9_]{1,255}");
                    case IAM_ROLE -> lower && name.matches("[\\w+=,.@-]{1,64}");
                    case IAM_POLICY -> lower && name.matches("[\\w+=,.@-]{1,128}");
                    case SCHEDULE, SCHEDULE_GROUP, EVENT_RULE -> name.matches("[0-9a-zA-Z_.-]{1,64}");
                    case DATASYNC_TASK -> name.matches("[a-zA-Z0-9 +=._:@/-]{1,256}");
                    case STATE_MACHINE, SQS_QUEUE -> name.matches("[0-9a-zA-Z_-]{1,80}");
                    case SNS_TOPIC -> name.matches("[0-9a-zA-Z_-]{1,256}");
                    case S3_BUCKET ->
                        lower
                                && name.matches("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]")
                                && Stream.of("xn--", "sthree-").noneMatch(name::startsWith)
                                && Stream.of("-s3alias", "--ol-s3", "--x-s3").noneMatch(name::endsWith);
                    case S3_KEY_PART ->
                        name.length() <= 200 && !name.contains("/") && !name.contains("..") && !name.equals(".");
                    case KMS_ALIAS -> name.matches("alias/[a-zA-Z0-9/_-]{1,250}") && !name.startsWith("alias/aws/");
                    case LOG_GROUP -> name.matches("[._/#A-Za-z0-9-]{1,512}") && !name.startsWith("aws/");
                    case LF_TAG_KEY, ATHENA_WORKGROUP -> lower && name.length() <= 128 && name.matches("[a-z0-9._-]+");
                    case LF_TAG_VALUE -> lower && name.length() <= 256;
                    case TAG_VALUE -> name.matches("[A-Za-z0-9_.:/=+@-]{1,256}");
                    case SECRET -> name.length() <= 512 && !name.matches(".*-.{6}");
                    case DYNAMODB_TABLE -> name.matches("[a-zA-Z0-9_.-]{3,255}");
                    case EMR_APPLICATION -> name.length() <= 64;
                    default -> name.length() <= 255;
                };
    }

    private static boolean dms(String name, int length) {
        return name.length() <= length
                && name.matches("[A-Za-z][0-9A-Za-z-]*")
                && !name.contains("--")
                && !name.endsWith("-");
    }

    @Example
    void staysReadable() {
        AwsNames names = AwsNames.withPrefix("ds-prod");
        assertThat(names.name(AwsNameRule.DMS_TASK, "crm", "ingest")).isEqualTo("ds-prod-crm-ingest");
        assertThat(names.name(AwsNameRule.DMS_TASK, "Crm_EU", "ingest")).matches("ds-prod-crm-eu-ingest-[0-9a-f]{12}");
        assertThat(names.name(AwsNameRule.GLUE_TABLE, "crm", "customer_orders")).isEqualTo("crm__customer_orders");
        assertThat(names.name(AwsNameRule.GLUE_DATABASE, "lake")).isEqualTo("ds_prod__lake");
        assertThat(names.name(AwsNameRule.KMS_ALIAS, "lake")).isEqualTo("alias/ds-prod-lake");
        assertThat(names.name(AwsNameRule.LOG_GROUP, "jobs", "Ingest")).isEqualTo("/ds-prod/jobs/Ingest");
        assertThat(names.name(AwsNameRule.S3_KEY_PART, "../../etc")).matches("etc-[0-9a-f]{12}");
        assertThat(TfLabel.of("ingest", "crm")).isEqualTo("ingest__crm");
    }

    /** Changing these renames, and so replaces, what runs. */
    @Example
    void neverChange() {
        AwsNames names = AwsNames.withPrefix("ds");
        List<String> given = new ArrayList<>();
        for (AwsNameRule rule : List.of(AwsNameRule.DMS_TASK, AwsNameRule.IAM_ROLE, AwsNameRule.GLUE_TABLE)) {
            given.add(names.name(rule, "Kunden Ü", "all"));
        }
        given.add(TfLabel.of("Kunden Ü"));
        assertThat(given)
                .containsExactly(
                        "ds-kunden-u-all-4adb3485ae27",
                        "ds-kunden-u-all-7319863b1dbf",
                        "kunden_u__all_cdf31ddee5bc",
                        "Kunden_U_4939a4d6dc60");
    }

    @Example
    void theLedgerRefusesANameTwice() {
        AwsNameLedger ledger = new AwsNameLedger(AwsNames.plain());
        assertThat(ledger.name(AwsNameRule.IAM_ROLE, "a")).isEqualTo(ledger.name(AwsNameRule.IAM_ROLE, "a"));
        ledger.reserve(AwsNameRule.IAM_ROLE, "Taken");
        assertThat(ledger.name(AwsNameRule.SCHEDULE, "taken")).isEqualTo("taken");
        assertThatThrownBy(() -> ledger.name(AwsNameRule.IAM_ROLE, "taken"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("\"taken\" is wanted for [taken] and taken by a reserved name");
    }

    @Example
    void aPrefixIsChecked() {
        for (String prefix : Arrays.asList("", "Ds", "ds_x", "1ds", "ds-", "ds--x", "a-much-too-long")) {
            assertThatThrownBy(() -> AwsNames.withPrefix(prefix)).hasMessageContaining("Invalid name prefix");
        }
    }
}
