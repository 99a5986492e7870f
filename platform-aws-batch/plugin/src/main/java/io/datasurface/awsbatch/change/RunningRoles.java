package io.datasurface.awsbatch.change;

import io.datasurface.awsbatch.change.ResourceChange.Action;
import io.datasurface.awsbatch.change.json.RootContent;
import io.datasurface.awsbatch.change.json.RootContent.Block;
import io.datasurface.graph.diff.Disturbance;
import io.datasurface.spi.RenderNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Roles of jobs that go while the jobs stay: a job that is changed where it is takes the new role for the runs that begin then, and those that have begun
 * act with the old one for days.
 */
final class RunningRoles {
    private static final String JOB = "aws_glue_job";
    private static final String ROLE = "aws_iam_role";
    /** All jobs had it, before each purpose had one. */
    private static final String SHARED = ROLE + ".lake";

    private RunningRoles() {}

    /** Returns a note for each role that goes; none if there are none. */
    static List<RenderNote> of(List<ModuleNotes.Compared> modules) {
        List<RenderNote> notes = new ArrayList<>();
        for (ModuleNotes.Compared compared : modules) {
            for (ResourceChange change : compared.changes()) {
                boolean goes = change.action() == Action.DESTROY || change.action() == Action.REPLACE;
                if (goes && change.type().equals(ROLE)) {
                    SortedSet<String> jobs = jobs(compared, change.address());
                    if (!jobs.isEmpty()) {
                        notes.add(note(compared, change, jobs));
                    }
                }
            }
        }
        return notes;
    }

    /** The labels of jobs that had the role and are still there. */
    private static SortedSet<String> jobs(ModuleNotes.Compared compared, String role) {
        RootContent after = compared.after();
        SortedSet<String> jobs = new TreeSet<>();
        for (Map.Entry<String, Block> resource : compared.before().resources().entrySet()) {
            Block block = resource.getValue();
            if (block.type().equals(JOB)
                    && block.text("role_arn").equals("${" + role + ".arn}")
                    && after.resources().containsKey(resource.getKey())) {
                jobs.add(resource.getKey().substring(JOB.length() + 1));
            }
        }
        return jobs;
    }

    private static RenderNote note(ModuleNotes.Compared compared, ResourceChange change, SortedSet<String> jobs) {
        Block was = compared.before().resources().get(change.address());
        String name = was == null ? change.address() : was.text("name");
        String remedy = change.address().equals(SHARED)
                ? ". Each purpose has a role of its own now: set icebergBucket.sharedRoleKept to true, which leaves the old one in the account until"
                        + " somebody removes it, as OPERATIONS.md says; or allow this when no job runs"
                : ". Allow this when no job runs";
        return new RenderNote(
                "ROLE",
                compared.module() + "/" + change.address(),
                Disturbance.REHYDRATE,
                true,
                "The role " + name + " (" + change.address() + " in " + compared.module()
                        + ") is destroyed. Runs of the jobs "
                        + String.join(", ", jobs)
                        + " that have begun act with it: they fail and begin anew, a first copy that has worked for days from its beginning"
                        + remedy);
    }
}
