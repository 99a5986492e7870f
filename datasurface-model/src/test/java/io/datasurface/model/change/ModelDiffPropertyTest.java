package io.datasurface.model.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.io.ModelEdits;
import io.datasurface.model.io.ModelEdits.Edited;
import io.datasurface.model.io.ModelHash;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Random models, made from the shapes of the format, so that new types are compared as soon as they exist. */
class ModelDiffPropertyTest {
    @Property(tries = 300)
    void aModelIsItself(@ForAll long seed, @ForAll @IntRange(min = 1, max = 600) int size) {
        Ecosystem model = ModelEdits.random(seed, size);

        assertThat(ModelDiff.between(model, model).changes()).isEmpty();
        assertThat(ModelDiff.between(model, ModelEdits.random(seed, size)).changes())
                .isEmpty();
    }

    @Property(tries = 300)
    void orderThatMeansNothingIsNoChange(
            @ForAll long seed, @ForAll long other, @ForAll @IntRange(min = 1, max = 600) int size) {
        Ecosystem model = ModelEdits.random(seed, size);
        Ecosystem shuffled = ModelEdits.shuffled(model, other);

        assertThat(ModelHash.of(shuffled)).isEqualTo(ModelHash.of(model));
        assertThat(ModelDiff.between(model, shuffled).changes()).isEmpty();
    }

    @Property(tries = 3000)
    void everyEditIsFoundWhereItIs(
            @ForAll long seed, @ForAll long other, @ForAll @IntRange(min = 1, max = 600) int size) {
        Ecosystem model = ModelEdits.random(seed, size);
        Edited edited = ModelEdits.edited(model, other);

        for (ModelDiff diff : new ModelDiff[] {
            ModelDiff.between(model, edited.model()),
            ModelDiff.between(edited.model(), model),
            ModelDiff.between(model, ModelEdits.shuffled(edited.model(), seed))
        }) {
            assertThat(diff.isEmpty())
                    .as(diff.toString())
                    .isEqualTo(ModelHash.of(model).equals(ModelHash.of(edited.model())));
            if (!diff.isEmpty()) {
                assertThat(diff.changes())
                        .as("an edit of %s", edited.path())
                        .anySatisfy(change ->
                                assertThat(isAtOrAround(change, edited.path())).isTrue());
            }
        }
    }

    /** Whether a change is told at the edited place, inside it, or at what was replaced as a whole around it. */
    private static boolean isAtOrAround(ModelChange change, ObjectPath place) {
        return isInside(change.path(), place) || isInside(place, change.path());
    }

    private static boolean isInside(ObjectPath inner, ObjectPath outer) {
        return inner.equals(outer)
                || inner.parent().filter(up -> isInside(up, outer)).isPresent();
    }

    @Property(tries = 300)
    void changesAndWordsDoNotDependOnOrder(
            @ForAll long seed, @ForAll long other, @ForAll @IntRange(min = 1, max = 300) int size) {
        Ecosystem before = ModelEdits.random(seed, size);
        Ecosystem after = ModelEdits.random(other, size);

        String words = ModelDiff.between(before, after).toString();

        assertThat(ModelDiff.between(ModelEdits.shuffled(before, other), ModelEdits.shuffled(after, seed)))
                .hasToString(words);
        assertThat(words.chars().filter(c -> c != '\n')).noneMatch(Character::isISOControl);
    }
}
