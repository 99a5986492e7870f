package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@link PlatformPluginContract} about changes: what has to be other when a model changes, and what must not. Extend that one,
 * which has these, too.
 */
public abstract class PluginChangesContract extends PluginWordsContract {
    /** For {@link PlatformPluginContract}. */
    PluginChangesContract() {}

    /**
     * How much of a platform's text may be other after a column was added to one of more than 40 datastores.
     *
     * @return share of the lines, from 0 to 1; 0.1 unless overridden
     */
    protected double largestShareOfASmallChange() {
        return 0.1;
    }

    /**
     * What the plugin has no use for. Everything else that a model says of a node has to show, when it changes, in an artifact of the node's
     * chunk or of the whole platform, a problem or a note on the plan: of each node that renders from it, but for how soon and how well consumers
     * want something, to which any of the nodes on the way may see. Every parameter has to show in artifacts or notes, or be refused. The
     * contract names what does not show, with the kind of node in front and how it was changed behind.
     *
     * @return names as the contract gives them, without how it was changed, and without the kind of node if none of any kind has a use for it:
     *     such as {@code Export columns DDLColumn.nullable}, {@code owner *} or {@code parameter size}; a name may end with {@code *}; none unless
     *     overridden
     */
    protected Set<String> ignored() {
        return Set.of();
    }

    private boolean isIgnored(String name) {
        return ignored().stream()
                .anyMatch(each ->
                        each.endsWith("*") ? name.startsWith(each.substring(0, each.length() - 1)) : name.equals(each));
    }

    @Test
    @DisplayName("The next run without a change plans and renders the same")
    void theNextRunChangesNothing() {
        for (ContractRun run : runs()) {
            ContractRun next = run.next(run.model());
            assertThat(next.chunks())
                    .as(
                            "chunks of %s in the next run; the estimator and the limits must depend on the model and the parameters only",
                            run)
                    .isEqualTo(run.chunks());
            Expectations.assertSame(run.artifacts(), next.artifacts(), "rendered on top of the last render", "");
        }
    }

    @Test
    @DisplayName("What a model says and what parameters say shows when it changes")
    void whatIsSaidShows() {
        for (ContractRun run : runs()) {
            List<String> silent = new ArrayList<>(EffectCheck.mistakes(run, this::isIgnored));
            silent.addAll(AlikeCheck.mistakes(run, this::isIgnored));
            silent.addAll(UnreadCheck.mistakes(run, this::isIgnored));
            silent.addAll(ParameterEffects.mistakes(run, this::isIgnored));
            assertThat(silent)
                    .as(
                            "what can be changed in %s without a trace; render it, refuse it in lint(), take it out of parameters(), or name it in"
                                    + " ignored()",
                            run)
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("A chunk does not change when something unrelated does")
    void aChunkDoesNotDependOnUnrelatedThings() {
        for (ContractRun run : runs()) {
            List<String> changed = new ArrayList<>();
            UnrelatedCheck.check(run.inSmallChunks(), changed::add);
            assertThat(changed)
                    .as(
                            "artifacts of chunks of %s that change when a store, and a workspace that reads it, are added; look only at the"
                                    + " chunk's nodes, the chunks of their neighbours, and the objects that they name",
                            run)
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("A small change of the model is a small change of the artifacts")
    void aSmallChangeIsASmallDifference() {
        for (ContractRun run : runs()) {
            SmallChange change = SmallChange.of(run);
            assertThat(SmallChange.of(run.inSmallChunks()).chunksThatNeedNotChange())
                    .as("chunks of %s that change when another chunk's datastore gets a column", run)
                    .isEmpty();
            assertThat(change.share())
                    .as(
                            "share of the lines that change when one of many datastores gets a column (model: %s); write a line per thing, sorted"
                                    + " by name, and no positions, totals or hashes of the whole",
                            run)
                    .isLessThanOrEqualTo(largestShareOfASmallChange());
            assertThat(SmallChange.ofOneMore(run).share())
                    .as(
                            "share of the lines that change when one datastore is added to many (model: %s); name things after what they are of,"
                                    + " and not after their number in a list",
                            run)
                    .isLessThanOrEqualTo(largestShareOfASmallChange());
        }
    }

    @Test
    @DisplayName("A chunk that the host does not render again is as it would be rendered")
    void chunksDependOnWhatThePlatformSays() {
        for (ContractRun run : runs()) {
            assertThat(StaleCheck.mistakes(run.inSmallChunks()))
                    .as(
                            "artifacts of %s that a host leaves as they are, though they would be others; let chunkInputs() return WHOLE_MODEL,"
                                    + " or look only at what ChunkInputs.NEIGHBOURHOOD has",
                            run)
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("What a render changes is reviewed in the same words each time, and each thing once")
    void reviewsAreRepeatable() {
        for (ContractRun run : runs()) {
            assertThat(ReviewCheck.mistakes(run.inSmallChunks()))
                    .as("what review() says about changes of %s", run)
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("What moves between chunks is taken up in one and let go of in the other")
    void whatMovesIsRendered() {
        for (ContractRun run : runs()) {
            assertThat(MovesCheck.mistakes(run.inSmallChunks()))
                    .as(
                            "what the platform does with nodes of %s that change their chunks; heed arriving() and leaving(), also for a chunk"
                                    + " without nodes, or let movesState() return false",
                            run)
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("What a change disturbs is not played down")
    void changesAreNotPlayedDown() {
        for (ContractRun run : runs()) {
            assertThat(NotesCheck.mistakes(run))
                    .as(
                            "what describe() says of changes of %s; say as much as the change disturbs, or let disturbances() say that it is less",
                            run)
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("Each chunk that another one needs is named")
    void needsOfChunksAreNamed() {
        for (ContractRun run : runs()) {
            assertThat(NeedsCheck.mistakes(run))
                    .as("what renderPlatform() leaves out of the plan of %s; look at all of Chunk.needs()", run)
                    .isEmpty();
        }
    }
}
