package io.datasurface.tck;

import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program that reads two of three datasets, which others read, too: so all of them stay in the graph, and nothing is other than what the program
 * waits for.
 *
 * @param base the model
 * @param places the same, in which the program reads another one instead of the first or the last by name: a plugin that forgets one of
 *     them would show it if there were one less
 */
record InputPlaces(Ecosystem base, List<ModelPlaces.Place> places) {
    private static final int LEAST = 3;

    /** For the first program of the model; empty if there is none, or others read too little. */
    static Optional<InputPlaces> of(Ecosystem model) {
        Optional<Workspace> program = model.zones().values().stream()
                .flatMap(zone -> zone.teams().values().stream())
                .flatMap(team -> team.workspaces().values().stream())
                .filter(workspace -> workspace.dataTransformer().isPresent()
                        && !workspace.dsgs().isEmpty())
                .findFirst();
        return program.flatMap(reading -> ModelGrowth.assigned(model)
                .flatMap(beside -> of(model, reading, beside, inputs(model, reading, beside.group()))));
    }

    private static Optional<InputPlaces> of(
            Ecosystem model, Workspace program, ModelGrowth.Assigned beside, List<DatasetSink> inputs) {
        if (inputs.size() < LEAST) {
            return Optional.empty();
        }
        DatasetSink first = inputs.get(0);
        DatasetSink middle = inputs.get(1);
        DatasetSink last = inputs.get(inputs.size() - 1);
        return Optional.of(new InputPlaces(
                with(model, program, beside, List.of(first, last)),
                Stream.of(List.of(middle, last), List.of(first, middle))
                        .map(others -> new ModelPlaces.Place(
                                "DatasetGroup.sinks",
                                "another instead of one that a program reads",
                                "workspaces",
                                List.of(others),
                                any -> with(model, program, beside, others)))
                        .toList()));
    }

    private static DatasetGroup group(Workspace program) {
        return program.dsgs().values().iterator().next();
    }

    /** What it reads and what the others read of captured stores, by name. */
    private static List<DatasetSink> inputs(Ecosystem model, Workspace program, DatasetGroup beside) {
        EcosystemIndex index = EcosystemIndex.of(model);
        List<DatasetSink> inputs = new ArrayList<>(group(program).sinks());
        beside.sinks().stream()
                .filter(sink -> inputs.stream().noneMatch(known -> isSame(known, sink)))
                .forEach(inputs::add);
        return inputs.stream()
                .filter(sink -> index.datastore(sink.storeName())
                        .map(EcosystemIndex.DatastoreEntry::datastore)
                        .filter(ModelGrowth::isCaptured)
                        .isPresent())
                .sorted(Comparator.comparing(DatasetSink::storeName).thenComparing(DatasetSink::datasetName))
                .toList();
    }

    private static boolean isSame(DatasetSink sink, DatasetSink other) {
        return sink.storeName().equals(other.storeName()) && sink.datasetName().equals(other.datasetName());
    }

    /** The program works in the container of the other reader, so that what both read is there with and without it. */
    private static Ecosystem with(
            Ecosystem model, Workspace program, ModelGrowth.Assigned beside, List<DatasetSink> inputs) {
        DatasetGroup group = group(program).toBuilder().sinks(inputs).build();
        List<DatasetSink> read = new ArrayList<>(beside.group().sinks());
        group(program).sinks().stream()
                .filter(sink -> read.stream().noneMatch(known -> isSame(known, sink)))
                .forEach(read::add);
        DatasetGroup reading = beside.group().toBuilder().sinks(read).build();
        EcosystemCopy copy = new EcosystemCopy(model);
        copy.teams(team -> team.toBuilder()
                .workspaces(ModelEdits.map(team.workspaces().values(), workspace -> {
                            if (workspace.name().equals(program.name())) {
                                return RecordParts.with(
                                        workspace.toBuilder().dsg(group).build(),
                                        "dataContainer",
                                        beside.workspace().dataContainer());
                            }
                            return workspace.name().equals(beside.workspace().name())
                                    ? workspace.toBuilder().dsg(reading).build()
                                    : workspace;
                        })
                        .values())
                .build());
        return copy.ecosystem();
    }
}
