package io.datasurface.awsbatch.foundation;

import static io.datasurface.awsbatch.foundation.Documents.list;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Secrets are in folders of governance zones, which is what policies name when the secrets themselves are too many. */
class ZoneSecretsTest {
    private static final String SECRETS = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:small/";

    /** The workspace with the database of reports, in zones of these names too. */
    private static Rendering usedIn(String... zones) {
        return Rendering.of(
                text -> {
                    String reports = text.substring(text.indexOf("          Reports:"), text.indexOf("dsgPlatform"));
                    StringBuilder more = new StringBuilder();
                    StringBuilder mappings = new StringBuilder();
                    for (String zone : zones) {
                        String workspace = "Of " + zone;
                        more.append("  '%s':\n    teams:\n      t:\n        workspaces:\n".formatted(zone))
                                .append(reports.replace("Reports:", "'" + workspace + "':"));
                        mappings.append("  - {workspace: '%s', dsgName: People, assignments: [{dataPlatform: dev}]}\n"
                                .formatted(workspace));
                    }
                    return text.replace("dsgPlatformMappings:\n", more + "dsgPlatformMappings:\n" + mappings);
                },
                "dev",
                Map.of());
    }

    /** As many datastores as zones, or all of one. */
    private static Rendering stores(int count, boolean zones) {
        return Rendering.of(
                text -> {
                    String store = text.substring(text.indexOf("          crm:"), text.indexOf("        workspaces:"));
                    String stores = IntStream.range(0, count)
                            .mapToObj(i -> (zones || i == 0
                                            ? "  zone-%02d-%s:\n    teams:\n      t:\n        dataStores:\n"
                                                    .formatted(i, "z".repeat(50))
                                            : "")
                                    + store.replace("          crm:", "          s" + i + ":")
                                            .replace("crm-db", "login_" + i)
                                            .replace("CDCCapture", "SQLSnapshot"))
                            .collect(Collectors.joining());
                    String sinks = IntStream.range(0, count)
                            .mapToObj(i -> "{storeName: s" + i + ", datasetName: people}, ")
                            .collect(Collectors.joining());
                    return text.replace("dsgPlatformMappings:", stores + "dsgPlatformMappings:")
                            .replace("sinks: [", "sinks: [" + sinks);
                },
                "dev",
                Map.of());
    }

    private static List<String> read(Rendering rendering, String policy) {
        TreeSet<String> read = new TreeSet<>();
        NarrowPolicies.statements(rendering.foundation(), (address, resource, statement) -> {
            if (address.equals("aws_iam_role_policy." + policy)
                    && list(statement.get("Action")).contains("secretsmanager:GetSecretValue")) {
                list(statement.get("Resource")).forEach(arn -> read.add(String.valueOf(arn)));
            }
        });
        return List.copyOf(read);
    }

    @Test
    void aDatastoresSecretIsInTheFolderOfItsZone() {
        assertThat(read(Rendering.small(Map.of()), "dms_secrets_secrets"))
                .containsExactly(SECRETS + "zone/crm-db-??????");
    }

    @Test
    void aContainersSecretIsInTheFolderOfTheFirstZoneThatUsesIt() {
        String policy = "jobs_export_runtime";
        assertThat(read(usedIn("zz"), policy)).containsExactly(SECRETS + "zone/reports-db-??????");
        assertThat(read(usedIn("zz", "Alpha", "beta"), policy)).containsExactly(SECRETS + "Alpha/reports-db-??????");
        assertThat(read(usedIn("a/b"), policy))
                .singleElement()
                .asString()
                .matches("\\Q" + SECRETS + "\\Ea-b-[0-9a-f]{12}/reports-db-\\?{6}");
    }

    @Test
    void manySecretsAreThoseOfTheirZones() {
        assertThat(read(stores(20, false), "jobs_ingest_runtime"))
                .hasSize(20)
                .contains(SECRETS + "zone-00-" + "z".repeat(50) + "/login_7-??????");
        assertThat(read(stores(90, false), "jobs_ingest_runtime"))
                .containsExactly(SECRETS + "zone-00-" + "z".repeat(50) + "/*");
        assertThat(read(Variants.many(Map.of()), "dms_secrets_secrets")).containsExactly(SECRETS + "zone/*");
    }

    @Test
    void ofManyZonesTheyAreAllOfTheCredentialStore() {
        assertThat(read(stores(20, true), "jobs_ingest_runtime")).hasSize(20);
        assertThat(read(stores(70, true), "jobs_ingest_runtime")).containsExactly(SECRETS + "*");
    }

    @Test
    void peopleAreToldTheFolders() {
        assertThat(usedIn("Alpha").files().get("README.md"))
                .contains("as `small/<zone>/<credential>`", "`small/Alpha/`, `small/zone/`.");
    }
}
