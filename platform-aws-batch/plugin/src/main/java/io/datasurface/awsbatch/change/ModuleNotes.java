package io.datasurface.awsbatch.change;

import io.datasurface.awsbatch.change.ResourceChange.Action;
import io.datasurface.awsbatch.change.json.MaskedColumns;
import io.datasurface.awsbatch.change.json.RootContent;
import io.datasurface.awsbatch.change.json.RootContent.Block;
import io.datasurface.awsbatch.change.json.SelectedTables;
import io.datasurface.awsbatch.dms.LoadRenderer;
import io.datasurface.graph.diff.Disturbance;
import io.datasurface.spi.RenderNote;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Says what happens in one root module: each thing that is in danger by itself, all else together. */
final class ModuleNotes {
    /**
     * A root module.
     *
     * @param module its folder below the instance's
     * @param before what the last render had in it
     * @param after what this render has
     * @param changes the difference
     */
    record Compared(String module, RootContent before, RootContent after, List<ResourceChange> changes) {}

    private final String module;
    private final RootContent before;
    private final RootContent after;
    private final List<ResourceChange> changes;
    private final Homes homes;

    ModuleNotes(Compared compared, Homes homes) {
        this.module = compared.module();
        this.before = compared.before();
        this.after = compared.after();
        this.changes = compared.changes();
        this.homes = homes;
    }

    void add(List<RenderNote> notes) {
        Map<DangerClass, List<ResourceChange>> harmless = new EnumMap<>(DangerClass.class);
        for (ResourceChange change : changes) {
            if (change.destroys() && change.danger().refused()) {
                notes.add(danger(change));
            } else if (change.destroys()) {
                harmless.computeIfAbsent(change.danger(), key -> new ArrayList<>())
                        .add(change);
            } else if (change.action() == Action.CHANGE) {
                special(change, notes);
            }
        }
        harmless.forEach((danger, all) ->
                notes.add(new RenderNote(danger.name(), module, danger.disturbance(), false, together(danger, all))));
        together("NEW", Action.MAKE, " makes ", news(), notes);
        together("MOVED", Action.TAKE_UP, " takes up ", "; nothing is loaded or started anew", notes);
        together("CHANGED", Action.CHANGE, " changes where they are: ", "", notes);
    }

    private RenderNote danger(ResourceChange change) {
        String text = ChangeWords.destroyed(change, module);
        if (after.equals(RootContent.NOTHING)) {
            text = "The root module " + module + " is not rendered any more, so nothing cares for the "
                    + ChangeWords.noun(change.type()) + " of " + change.subject() + " (" + change.address()
                    + ") that the last render had in it: destroy it there first, or acknowledge what was applied, so that it is"
                    + " handed over";
        }
        Block block = before.resources().get(change.address());
        String elsewhere = block == null || change.action() != Action.DESTROY
                ? ""
                : homes.of(block)
                        .filter(home -> !home.equals(module))
                        .map(
                                home -> ". It would be made anew in " + home
                                        + ": run \"datasurface acknowledge\" for what was applied, and it is handed over instead")
                        .orElse("");
        return new RenderNote(
                change.danger().name(),
                module + "/" + change.address(),
                change.danger().disturbance(),
                true,
                text + elsewhere);
    }

    private String together(DangerClass danger, List<ResourceChange> all) {
        String gone = ChangeWords.counts(all.stream().filter(change -> change.action() == Action.DESTROY));
        String anew = ChangeWords.counts(all.stream().filter(change -> change.action() != Action.DESTROY));
        String effect = switch (danger) {
            case D3 -> "; what ran before is no longer on record";
            case D4 -> "; while it is applied, for seconds to minutes, what needs that fails and is tried again";
            default -> "; nobody feels it";
        };
        return "The root module " + module + (gone.isEmpty() ? "" : " destroys " + gone)
                + (gone.isEmpty() || anew.isEmpty() ? "" : " and")
                + (anew.isEmpty() ? "" : " makes anew " + anew) + effect;
    }

    private String news() {
        long tasks = changes.stream()
                .filter(change -> change.action() == Action.MAKE)
                .filter(change -> !LoadRenderer.isOfLoad(change.address()))
                .filter(change -> change.type().equals("aws_dms_replication_task")
                        || change.type().equals("aws_dms_replication_config"))
                .count();
        return tasks == 0 ? "" : "; the sources of new replications are read in full once";
    }

    private void together(String kind, Action action, String verb, String effect, List<RenderNote> notes) {
        Stream<ResourceChange> those = changes.stream().filter(change -> change.action() == action);
        String counts = ChangeWords.counts(those);
        if (!counts.isEmpty()) {
            Disturbance disturbance = kind.equals("NEW") && !effect.isEmpty() ? Disturbance.CATCH_UP : Disturbance.NONE;
            notes.add(new RenderNote(
                    kind, module, disturbance, false, "The root module " + module + verb + counts + effect));
        }
    }

    /** What people should know of a thing that stays. */
    private void special(ResourceChange change, List<RenderNote> notes) {
        if (LoadRenderer.isOfLoad(change.address())) {
            return; // The next load is by what it is then.
        }
        String text = switch (change.type()) {
            case "aws_dms_replication_task" -> task(change);
            case "aws_dms_replication_instance" ->
                "it restarts in its next maintenance window, and its tasks wait for minutes";
            case "aws_dms_replication_config" -> replication(change);
            case "aws_dms_endpoint" -> endpoint(change);
            case "AWS::DMS::Endpoint" ->
                "DMS refuses that while what replicates with it runs: let it rest before this is applied, as OPERATIONS.md says";
            case "aws_s3_bucket_lifecycle_configuration" ->
                "objects that are older than the new terms go within a day or two";
            case "aws_glue_job" -> "runs that have begun end as they began; those that begin after it are the new ones";
            case "aws_sfn_state_machine" -> "executions that have begun end by the old definition";
            default -> "";
        };
        if (!text.isEmpty()) {
            notes.add(new RenderNote(
                    "CHANGED",
                    module + "/" + change.address(),
                    change.type().startsWith("aws_dms_") || change.type().startsWith("AWS::DMS::")
                            ? Disturbance.CATCH_UP
                            : Disturbance.NONE,
                    false,
                    "The " + ChangeWords.noun(change.type()) + " of " + change.subject() + " changes where it is ("
                            + String.join(", ", change.arguments()) + "): " + text));
        }
    }

    private String task(ResourceChange change) {
        return "it pauses for minutes and goes on where it was" + tables(change);
    }

    /** Terraform stops it, because DMS changes none that runs. */
    private String replication(ResourceChange change) {
        return "it stops, and the next ingestion resumes it where it was, a quarter of an hour later" + tables(change);
    }

    /** The provider pauses tasks of an endpoint, but no serverless replication. */
    private String endpoint(ResourceChange change) {
        return after.resources().containsKey("aws_dms_replication_config.store__" + change.subject())
                ? "DMS refuses that while the serverless replication runs: let it rest before this is applied, as OPERATIONS.md says"
                : "its task pauses for minutes and goes on where it was";
    }

    private String tables(ResourceChange change) {
        SortedSet<String> was = tables(before, change.address());
        SortedSet<String> is = tables(after, change.address());
        SortedSet<String> added = new TreeSet<>(is);
        added.removeAll(was);
        SortedSet<String> gone = new TreeSet<>(was);
        gone.removeAll(is);
        return (added.isEmpty() ? "" : "; read in full for the first time: " + String.join(", ", added))
                + (gone.isEmpty() ? "" : "; not captured any more: " + String.join(", ", gone))
                + masks(change, added);
    }

    /** Only what is read from now on is as the masks are; of a table that is read for the first time that is all. */
    private String masks(ResourceChange change, SortedSet<String> newTables) {
        SortedMap<String, String> was = masks(before, change.address());
        SortedMap<String, String> is = masks(after, change.address());
        SortedSet<String> masked = new TreeSet<>(is.keySet());
        masked.removeIf(column -> Objects.equals(is.get(column), was.get(column)) || isIn(column, newTables));
        SortedSet<String> clear = new TreeSet<>(was.keySet());
        clear.removeAll(is.keySet());
        String changed =
                (masked.isEmpty() ? "" : "; masked or masked otherwise from now on: " + String.join(", ", masked))
                        + (clear.isEmpty() ? "" : "; not masked any more: " + String.join(", ", clear));
        return changed.isEmpty()
                ? ""
                : changed
                        + "; what was read before stays as it is, in the lake and in staging files, until a raised hint"
                        + " loadEpoch loads the datastore anew, as OPERATIONS.md says";
    }

    private static boolean isIn(String column, SortedSet<String> tables) {
        return tables.stream().anyMatch(table -> column.startsWith(table + "."));
    }

    private static SortedMap<String, String> masks(RootContent content, String address) {
        Block block = content.resources().get(address);
        return block == null ? new TreeMap<>() : MaskedColumns.of(block.text("table_mappings"));
    }

    private static SortedSet<String> tables(RootContent content, String address) {
        Block block = content.resources().get(address);
        return block == null ? new TreeSet<>() : SelectedTables.of(block.text("table_mappings"));
    }
}
