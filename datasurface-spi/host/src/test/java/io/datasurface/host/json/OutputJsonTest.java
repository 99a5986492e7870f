package io.datasurface.host.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.host.output.Manifest;
import io.datasurface.host.output.OutputException;
import io.datasurface.host.output.PlatformChoice;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourcePosition;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputJsonTest {
    private static final String MANIFEST = """
            {
              "formatVersion": 1,
              "kind": "datasurface-render",
              "model": {
                "name": "M\\"é",
                "hash": "abc",
                "version": "v1"
              },
              "platforms": {
                "P": {
                  "type": "fake",
                  "version": "1.0",
                  "folder": "P"
                }
              },
              "artifacts": {
                "P/a.json": {
                  "sha256": "00",
                  "size": 7
                },
                "plan.json": {
                  "sha256": "01",
                  "size": 8589934592
                }
              }
            }
            """;

    private static final String PLAN = """
            {
              "formatVersion": 1,
              "platforms": {
                "P": {
                  "type": "fake",
                  "chunks": {
                    "a": {
                      "cell": "home",
                      "wave": 0,
                      "cost": {
                        "n": 2,
                        "z": 0
                      },
                      "needs": [],
                      "nodes": [
                        "Ingest/P/s1",
                        "Ingest/P/s2"
                      ]
                    },
                    "b": {
                      "cell": "home",
                      "wave": 1,
                      "cost": {},
                      "needs": [
                        "a"
                      ],
                      "nodes": []
                    }
                  }
                }
              }
            }
            """;

    private static Manifest manifest() {
        return new Manifest(
                "M\"é",
                "abc",
                Optional.of("v1"),
                new TreeMap<>(Map.of("P", new Manifest.Platform("fake", "1.0", "P"))),
                new TreeMap<>(),
                new TreeMap<>(Map.of(
                        "plan.json",
                        new Manifest.Artifact("01", 8589934592L),
                        "P/a.json",
                        new Manifest.Artifact("00", 7))));
    }

    private static RenderPlan plan() {
        Chunk a = new Chunk("a", "home", 0, List.of("Ingest/P/s1", "Ingest/P/s2"), Map.of("z", 0L, "n", 2L), List.of());
        Chunk b = new Chunk("b", "home", 1, List.of(), Map.of(), List.of("a"));
        return new RenderPlan(
                new TreeMap<>(Map.of("P", new RenderPlan.Platform("fake", new ChunkPlan("P", List.of(a, b))))),
                new TreeMap<>(),
                List.of());
    }

    @Test
    void aManifestIsWrittenAsDocumentedAndReadBack() {
        assertThat(text(ManifestJson.write(manifest()))).isEqualTo(MANIFEST);
        assertThat(ManifestJson.read("manifest.json", bytes(MANIFEST))).isEqualTo(manifest());
    }

    @Test
    void aPlanIsWrittenAsDocumentedAndReadBack() {
        assertThat(text(PlanJson.write(plan()))).isEqualTo(PLAN);
        assertThat(PlanJson.read("plan.json", bytes(PLAN))).isEqualTo(plan());
        assertThat(PlanJson.read("plan.json", PlanJson.write(RenderPlan.NONE))).isEqualTo(RenderPlan.NONE);
    }

    @Test
    void choicesAreWrittenAsDocumentedAndReadBack() {
        RenderPlan plan = new RenderPlan(
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(
                        new PlatformChoice("w", "h", "Q", "It is nearer."),
                        new PlatformChoice("w", "g", "P", "It is the only one.")));
        String text = """
                {
                  "formatVersion": 1,
                  "platforms": {},
                  "choices": [
                    {
                      "workspace": "w",
                      "group": "g",
                      "platform": "P",
                      "reason": "It is the only one."
                    },
                    {
                      "workspace": "w",
                      "group": "h",
                      "platform": "Q",
                      "reason": "It is nearer."
                    }
                  ]
                }
                """;

        assertThat(text(PlanJson.write(plan))).isEqualTo(text);
        assertThat(PlanJson.read("plan.json", bytes(text))).isEqualTo(plan);
        assertThatThrownBy(() -> PlanJson.read("plan.json", bytes(text.replace("\"h\"", "\"g\""))))
                .hasMessageContaining("plan.json:16:")
                .hasMessageContaining("the group \"g\" of \"w\" is chosen for twice");
        assertThatThrownBy(() -> PlanJson.read("plan.json", bytes(text.replace("reason", "why"))))
                .hasMessageContaining("unknown field \"why\"");
    }

    @Test
    void plannersAreInThePlanAndTheManifest() {
        RenderPlan plan = new RenderPlan(
                new TreeMap<>(),
                new TreeMap<>(Map.of(
                        "federation",
                        new TreeMap<>(Map.of("primary/Orders", "P")),
                        "idle",
                        new TreeMap<String, String>())),
                List.of());
        String text = """
                {
                  "formatVersion": 1,
                  "platforms": {},
                  "planners": {
                    "federation": {
                      "primary/Orders": "P"
                    }
                  }
                }
                """;
        assertThat(text(PlanJson.write(plan))).isEqualTo(text);
        assertThat(PlanJson.read("plan.json", bytes(text))).isEqualTo(plan);

        Manifest manifest = new Manifest(
                "M",
                "abc",
                Optional.empty(),
                new TreeMap<>(),
                new TreeMap<>(Map.of("federation", "1.0")),
                new TreeMap<>());
        assertThat(text(ManifestJson.write(manifest))).contains("\"planners\": {\n    \"federation\": \"1.0\"\n  },");
        assertThat(ManifestJson.read("manifest.json", ManifestJson.write(manifest)))
                .isEqualTo(manifest);
    }

    @Test
    void aNoteOfARunIsReadBack() {
        ObjectPath path = ObjectPath.ROOT.child("a/b", "~c");
        RunNote note = new RunNote(
                "in",
                "manifest",
                List.of(
                        new Problem(
                                Severity.WARNING,
                                "w",
                                path,
                                Optional.of(new SourcePosition("f.json", 3, 7)),
                                "W \"x\"\n"),
                        new Problem(Severity.INFO, "i", ObjectPath.ROOT, Optional.empty(), "\u00e4")),
                "check");

        assertThat(RunNote.read("run.json", note.write(), "in")).contains(note);
        assertThat(RunNote.read("run.json", note.write(), "other")).isEmpty();
        assertThatThrownBy(
                        () -> RunNote.read("run.json", bytes(text(note.write()).replace("WARNING", "LOUD")), "in"))
                .hasMessageContaining("\"LOUD\" is no severity");
    }

    @Test
    void aJournalIsReadBack() {
        Journal journal = new Journal(List.of(
                new Journal.Step(Journal.Action.REMOVE, "a", OptionalInt.empty()),
                new Journal.Step(Journal.Action.REPLACE, "b/c", OptionalInt.of(1)),
                new Journal.Step(Journal.Action.ADD, "d", OptionalInt.of(0))));

        assertThat(Journal.read("journal.json", journal.write())).isEqualTo(journal);
        assertThatThrownBy(() ->
                        Journal.read("journal.json", bytes(text(journal.write()).replace("REPLACE", "RENAME"))))
                .hasMessageStartingWith("journal.json:9:")
                .hasMessageContaining("\"RENAME\" is no action");
        assertThatThrownBy(() ->
                        Journal.read("journal.json", bytes(text(journal.write()).replace("REMOVE", "ADD"))))
                .hasMessageStartingWith("journal.json:7:")
                .hasMessageContaining("the action ADD has no staged file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"wave\": 1 | \"wave\": -1 | plan.json:22: | negative",
                "\"wave\": 1 | \"wave\": 3000000000 | plan.json:22: | too large",
                "\"wave\": 1 | \"wave\": 1.5 | plan.json:22: | expected a whole number",
                "\"cell\" | \"sell\" | plan.json:8: | unknown field \"sell\"",
                "\"cell\": \"home\", | | plan.json:19: | the field \"cell\" is missing",
                "\"b\": { | \"a\": { | plan.json:20:  | Duplicate",
                "Ingest/P/s2 | Ingest/P/s1 | plan.json:17: | the node \"Ingest/P/s1\" is in two places",
                "] | ) | plan.json:14: | not JSON",
                "\"type\": \"fake\" | \"type\": null | plan.json:5: | expected a text",
            })
    void aDamagedPlanIsRefusedWithItsPlace(String good, String bad, String place, String reason) {
        String damaged = PLAN.replace(good, bad == null ? "" : bad);

        assertThat(damaged).isNotEqualTo(PLAN);
        assertThatThrownBy(() -> PlanJson.read("plan.json", bytes(damaged)))
                .isInstanceOfSatisfying(
                        OutputException.class, e -> assertThat(e.reason()).isEqualTo(OutputException.Reason.DAMAGED))
                .hasMessageStartingWith(place.strip())
                .hasMessageContaining(reason)
                .hasMessageNotContaining("[Source")
                .hasMessageContaining("restore it");
    }

    @Test
    void aPlanOfAnotherReleaseIsNoDamage() {
        assertThatThrownBy(() ->
                        PlanJson.read("plan.json", bytes(PLAN.replace("\"formatVersion\": 1", "\"formatVersion\": 2"))))
                .isInstanceOfSatisfying(
                        OutputException.class, e -> assertThat(e.reason()).isEqualTo(OutputException.Reason.VERSION))
                .hasMessageStartingWith("plan.json:2:")
                .hasMessageContaining("format version 2, and this release reads version 1");
    }

    @Test
    void aFileThatEndsEarlyOrLateIsRefused() {
        for (int length = 0; length < PLAN.length() - 2; length++) {
            byte[] cut = bytes(PLAN.substring(0, length));
            assertThatThrownBy(() -> PlanJson.read("plan.json", cut))
                    .isInstanceOf(OutputException.class)
                    .hasMessageStartingWith("plan.json:")
                    .hasMessageNotContaining("[Source");
        }
        assertThatThrownBy(() -> PlanJson.read("plan.json", bytes(PLAN + "{}")))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("behind the end");
    }

    @Test
    void anotherToolsManifestIsRefused() {
        assertThatThrownBy(() -> ManifestJson.read("m.json", bytes("{\"name\": \"web app\"}")))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("unknown field \"name\"");
        assertThatThrownBy(() -> ManifestJson.read("m.json", bytes(MANIFEST.replace("datasurface-render", "x"))))
                .hasMessageContaining("the kind is not \"datasurface-render\"");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
