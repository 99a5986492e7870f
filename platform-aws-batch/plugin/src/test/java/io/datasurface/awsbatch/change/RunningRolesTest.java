package io.datasurface.awsbatch.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.change.json.RootContent;
import io.datasurface.spi.RenderNote;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A role with which runs of jobs may be under way does not go unasked. */
class RunningRolesTest {
    private static final String SHARED = "aws_iam_role.lake";

    /** A module with jobs, each with the role that it is mapped to, and these roles. */
    private static RootContent content(Set<String> removed, Map<String, String> jobs, Map<String, String> roles) {
        SortedMap<String, RootContent.Block> resources = new TreeMap<>();
        jobs.forEach((job, role) ->
                resources.put("aws_glue_job." + job, block("aws_glue_job", Map.of("role_arn", "${" + role + ".arn}"))));
        roles.forEach((role, name) -> resources.put(role, block("aws_iam_role", Map.of("name", name))));
        return new RootContent(resources, new TreeMap<>(), new TreeMap<>(), new TreeSet<>(removed), new TreeMap<>());
    }

    private static RootContent.Block block(String type, Map<String, String> arguments) {
        return new RootContent.Block(type, new TreeMap<>(arguments), Set.of(), false);
    }

    private static List<RenderNote> notes(RootContent was, RootContent is) {
        return RunningRoles.of(List.of(new ModuleNotes.Compared("foundation", was, is, ModuleChange.between(was, is))));
    }

    private static final RootContent BEFORE =
            content(Set.of(), Map.of("ingest", SHARED, "export", SHARED), Map.of(SHARED, "acme-lake"));

    private static RootContent after(Set<String> removed) {
        return content(
                removed,
                Map.of("ingest", "aws_iam_role.jobs_ingest", "export", "aws_iam_role.jobs_export"),
                Map.of("aws_iam_role.jobs_ingest", "acme-lake-ingest", "aws_iam_role.jobs_export", "acme-lake-export"));
    }

    @Test
    void theRoleThatAllJobsHadIsRefusedToGoAndWhatToDoIsSaid() {
        assertThat(notes(BEFORE, after(Set.of()))).singleElement().satisfies(note -> {
            assertThat(note.refused()).isTrue();
            assertThat(note.kind()).isEqualTo("ROLE");
            assertThat(note.subject()).isEqualTo("foundation/" + SHARED);
            assertThat(note.text())
                    .contains("role acme-lake (aws_iam_role.lake in foundation)", "jobs export, ingest")
                    .contains("icebergBucket.sharedRoleKept");
        });
    }

    @Test
    void aRoleThatIsLetGoOfStays() {
        assertThat(notes(BEFORE, after(Set.of(SHARED)))).isEmpty();
    }

    @Test
    void anotherNameIsAnotherRole() {
        Map<String, String> jobs = Map.of("ingest", "aws_iam_role.jobs_ingest");
        RootContent was = content(Set.of(), jobs, Map.of("aws_iam_role.jobs_ingest", "acme-lake-ingest"));
        RootContent is = content(Set.of(), jobs, Map.of("aws_iam_role.jobs_ingest", "other-ingest"));
        assertThat(notes(was, is)).singleElement().satisfies(note -> {
            assertThat(note.refused()).isTrue();
            assertThat(note.text())
                    .contains("acme-lake-ingest", "Allow this when no job runs")
                    .doesNotContain("sharedRole");
        });
    }

    @Test
    void rolesOfOthersAndOfJobsThatGoTooAreNoMatter() {
        RootContent was = content(
                Set.of(),
                Map.of("reconcile", "aws_iam_role.jobs_reconcile"),
                Map.of("aws_iam_role.jobs_reconcile", "acme-lake-reconcile", "aws_iam_role.crawler", "crawler"));
        RootContent is = content(Set.of(), Map.of("ingest", "aws_iam_role.jobs_ingest"), Map.of());
        assertThat(notes(was, is)).isEmpty();
    }
}
