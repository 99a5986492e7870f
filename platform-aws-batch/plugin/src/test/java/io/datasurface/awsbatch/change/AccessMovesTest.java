package io.datasurface.awsbatch.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.change.json.RootContent;
import io.datasurface.spi.RenderNote;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What lets people in is not made anew in another root module without being asked for. */
class AccessMovesTest {
    private static final RootContent.Block ROLE =
            new RootContent.Block("aws_iam_role", new TreeMap<>(Map.of("name", "ds-x")), Set.of(), false);

    private static RootContent having(String... workspaces) {
        return content(Set.of(), Map.of(), workspaces);
    }

    private static RootContent content(Set<String> removed, Map<String, String> imports, String... workspaces) {
        SortedMap<String, RootContent.Block> resources = new TreeMap<>(Map.of("aws_s3_object.other", ROLE));
        Arrays.stream(workspaces).forEach(name -> resources.put(address(name), ROLE));
        return new RootContent(
                resources, new TreeMap<>(), new TreeMap<>(), new TreeSet<>(removed), new TreeMap<>(imports));
    }

    private static String address(String workspace) {
        return "aws_iam_role.consumers__" + workspace;
    }

    private static ModuleNotes.Compared compared(String module, RootContent was, RootContent is) {
        return new ModuleNotes.Compared(module, was, is, ModuleChange.between(was, is));
    }

    @Test
    void whoMovesIsToldHowAndRefused() {
        List<RenderNote> notes = AccessMoves.of(List.of(
                compared("foundation", having("A", "B", "C"), having()),
                compared("access/00", RootContent.NOTHING, having("A")),
                compared("access/01", RootContent.NOTHING, having("C", "New"))));

        assertThat(notes).allMatch(RenderNote::refused);
        assertThat(notes)
                .extracting(RenderNote::subject)
                .containsExactlyInAnyOrder("access/00/" + address("A"), "access/01/" + address("C"));
        assertThat(notes)
                .allSatisfy(note ->
                        assertThat(note.text()).contains("destroyed in foundation", "access.handedOver: [A, C]"));
    }

    @Test
    void whatIsHandedOverComesOrGoesIsNotRefused() {
        assertThat(AccessMoves.of(List.of(
                        compared("foundation", having("A", "Gone"), content(Set.of(address("A")), Map.of())),
                        compared("access/00", having(), content(Set.of(), Map.of(address("A"), "ds-x"), "A", "New")))))
                .isEmpty();
    }

    /** Nothing would take the role away. */
    @Test
    void aRootThatIsLeftAloneIsRefused() {
        assertThat(AccessMoves.of(List.of(compared("access/03", having("A"), RootContent.NOTHING))))
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.refused()).isTrue();
                    assertThat(note.text()).contains("access/03 is not rendered any more", "terraform destroy");
                });
        assertThat(AccessMoves.of(List.of(compared("access/03", having(), RootContent.NOTHING))))
                .isEmpty();
    }
}
