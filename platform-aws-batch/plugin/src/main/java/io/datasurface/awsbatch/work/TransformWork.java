package io.datasurface.awsbatch.work;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.schedule.CronSchedule;
import io.datasurface.awsbatch.spec.BatchSource;
import io.datasurface.awsbatch.spec.DatasetRef;
import io.datasurface.awsbatch.spec.FileFormat;
import io.datasurface.awsbatch.spec.OutputDataset;
import io.datasurface.awsbatch.spec.TransformInput;
import io.datasurface.awsbatch.spec.TransformOutput;
import io.datasurface.awsbatch.spec.TransformSpec;
import io.datasurface.awsbatch.spec.TransformTrigger;
import io.datasurface.model.DataTransformer;
import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.Datastore;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.Workspace;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.spi.PlatformModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The run of one transformer. */
public final class TransformWork {
    private final Instance instance;
    private final PlatformModel model;
    private final Workspace workspace;
    private final DataTransformer transformer;

    /**
     * Makes the work of a transformer.
     *
     * @param instance the platform instance
     * @param model the model and the graph
     * @param workspace name of a workspace with a transformer
     */
    public TransformWork(Instance instance, PlatformModel model, String workspace) {
        this.instance = instance;
        this.model = model;
        this.workspace = Consumers.workspace(model, workspace).workspace();
        this.transformer = this.workspace
                .dataTransformer()
                .orElseThrow(() -> new IllegalArgumentException("Workspace " + workspace + " has no transformer"));
    }

    /** Returns the transformer. */
    public DataTransformer transformer() {
        return transformer;
    }

    /** Returns the name of the transformer's workspace. */
    public String workspace() {
        return workspace.name();
    }

    /** Returns the name of the datastore that the transformer writes. */
    public String outputStore() {
        return transformer.outputDatastore();
    }

    /**
     * Returns the program, if it is SQL: one statement per dataset of the output, sorted by its name, each of which makes the view that the job
     * writes.
     *
     * @throws IllegalArgumentException if a dataset has no query, or a query no dataset
     */
    public Optional<String> sql() {
        return code().sql();
    }

    /** Returns the key of SQL in the control bucket; a changed program has another key. */
    public String sqlKey() {
        return code().sqlKey();
    }

    /**
     * Returns what the transform job reads.
     *
     * @throws IllegalArgumentException if the model asks for something that cannot be run
     */
    public TransformSpec spec() {
        List<TransformInput> inputs = new ArrayList<>();
        for (DatasetGroup group : workspace.dsgs().values()) {
            group.sinks().forEach(sink -> inputs.add(input(group, sink)));
        }
        inputs.sort(Comparator.comparing(TransformInput::name));
        return new TransformSpec(
                instance.name(),
                workspace.name(),
                code().spec(),
                StoreWork.lake(instance),
                inputs,
                outputSpec(),
                trigger());
    }

    private TransformInput input(DatasetGroup group, DatasetSink sink) {
        MilestoningStrategy strategy = group.retention()
                .map(retention -> retention.milestoningStrategy())
                .orElse(MilestoningStrategy.LIVE_ONLY);
        return new TransformInput(
                new DatasetRef(sink.storeName(), sink.datasetName()),
                group.name(),
                inputName(group, sink),
                instance.lake().table(sink.storeName(), sink.datasetName()),
                Needs.milestoning(strategy),
                sink.storeName().equals(outputStore()));
    }

    /** Returns {@code store.dataset}, with the group in front of it where several groups have the dataset. */
    private String inputName(DatasetGroup group, DatasetSink sink) {
        long groups = workspace.dsgs().values().stream()
                .filter(other ->
                        other.sinks().stream().anyMatch(wanted -> wanted.key().equals(sink.key())))
                .count();
        String name = sink.storeName() + "." + sink.datasetName();
        return groups > 1 ? group.name() + "." + name : name;
    }

    private TransformOutput outputSpec() {
        List<OutputDataset> datasets = outputDatasets().stream()
                .map(dataset -> new OutputDataset(
                        dataset.name(),
                        dataset.name(),
                        instance.folders().landingSchema() + "/" + dataset.name(),
                        TableSchemas.of(dataset)))
                .toList();
        String location =
                Instance.location(instance.stagingBucket(), instance.folders().landing(outputStore()));
        return new TransformOutput(
                outputStore(), new BatchSource(location, FileFormat.PARQUET, BatchSource.Mode.SNAPSHOT), datasets);
    }

    private TransformTrigger trigger() {
        if (transformer.trigger().isPresent() && transformer.trigger().get() instanceof CronTrigger cron) {
            return new TransformTrigger.Cron(CronSchedule.fields(cron), "UTC");
        }
        return new TransformTrigger.AllInputs();
    }

    private Datastore output() {
        return Consumers.datastore(model, outputStore()).datastore();
    }

    private List<Dataset> outputDatasets() {
        return output().datasets().values().stream()
                .sorted(Comparator.comparing(Dataset::name))
                .toList();
    }

    private TransformCode code() {
        return new TransformCode(instance, workspace.name(), transformer.code(), outputDatasets());
    }
}
