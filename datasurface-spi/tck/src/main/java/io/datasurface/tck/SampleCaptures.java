package io.datasurface.tck;

import io.datasurface.model.capture.AvroFormat;
import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CustomPullIngestion;
import io.datasurface.model.capture.DatasetPerTopicKafkaIngestion;
import io.datasurface.model.capture.ExternallyTriggered;
import io.datasurface.model.capture.FileContent;
import io.datasurface.model.capture.FileDropIngestion;
import io.datasurface.model.capture.IngestionConsistencyType;
import io.datasurface.model.capture.IngestionMetadata;
import io.datasurface.model.capture.KafkaIngestion;
import io.datasurface.model.capture.SQLMergeIngestion;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.capture.SQLWatermarkSnapshotDeltaIngestion;
import io.datasurface.model.capture.StepTrigger;
import io.datasurface.model.code.ContainerImageCodeArtifact;
import io.datasurface.model.common.Credential;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.KafkaServer;
import io.datasurface.model.container.ObjectStorage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Captures of each kind, with the settings of another one. */
final class SampleCaptures {
    static final List<String> KINDS = List.of(
            "SQLSnapshotIngestion",
            "CDCCaptureIngestion",
            "SQLWatermarkSnapshotDeltaIngestion",
            "SQLMergeIngestion",
            "KafkaIngestion",
            "DatasetPerTopicKafkaIngestion",
            "FileDropIngestion",
            "CustomPullIngestion");

    static final String WATERMARK = "tck_updated";
    static final String OTHER_WATERMARK = "tck_updated_too";

    private record Settings(
            Optional<IngestionConsistencyType> batch,
            Optional<StepTrigger> trigger,
            Optional<DataContainer> container,
            Optional<Credential> credential) {
        static Settings of(CaptureMetadata capture) {
            return new Settings(
                    capture.singleOrMultiDatasetIngestion(),
                    capture.stepTrigger(),
                    capture.dataContainer(),
                    capture instanceof IngestionMetadata ingestion ? ingestion.credential() : Optional.empty());
        }
    }

    private SampleCaptures() {}

    /** A capture of a kind; one that does not read databases reads the first container that suits it. */
    static CaptureMetadata of(String kind, CaptureMetadata like, List<DataContainer> containers) {
        Class<? extends DataContainer> source = kind.contains("Kafka")
                ? KafkaServer.class
                : kind.equals("FileDropIngestion") ? ObjectStorage.class : DataContainer.class;
        Settings settings = Settings.of(like);
        Optional<DataContainer> container = source == DataContainer.class
                ? settings.container()
                : containers.stream().filter(source::isInstance).findFirst();
        return make(kind, new Settings(settings.batch(), settings.trigger(), container, settings.credential()));
    }

    static CaptureMetadata from(DataContainer container, CaptureMetadata like) {
        Settings settings = Settings.of(like);
        return same(
                like,
                new Settings(settings.batch(), settings.trigger(), Optional.of(container), settings.credential()));
    }

    static CaptureMetadata withoutTrigger(CaptureMetadata like) {
        Settings settings = Settings.of(like);
        return same(
                like, new Settings(settings.batch(), Optional.empty(), settings.container(), settings.credential()));
    }

    static CaptureMetadata triggeredOutside(CaptureMetadata like) {
        Settings settings = Settings.of(like);
        return same(
                like,
                new Settings(
                        settings.batch(),
                        Optional.of(new ExternallyTriggered("tck-outside")),
                        settings.container(),
                        settings.credential()));
    }

    static CaptureMetadata withoutCredential(CaptureMetadata like) {
        Settings settings = Settings.of(like);
        return same(like, new Settings(settings.batch(), settings.trigger(), settings.container(), Optional.empty()));
    }

    /** A capture of the same kind; one of a kind that is not ours becomes a snapshot. */
    private static CaptureMetadata same(CaptureMetadata like, Settings settings) {
        String kind = like.getClass().getSimpleName();
        return make(KINDS.contains(kind) ? kind : KINDS.get(0), settings);
    }

    private static CaptureMetadata make(String kind, Settings with) {
        Optional<String> schema = Optional.of("tck");
        return switch (kind) {
            case "SQLSnapshotIngestion" ->
                new SQLSnapshotIngestion(
                        with.batch(), with.trigger(), with.container(), with.credential(), schema, Map.of());
            case "CDCCaptureIngestion" ->
                new CDCCaptureIngestion(
                        with.batch(), with.trigger(), with.container(), with.credential(), schema, Map.of());
            case "SQLWatermarkSnapshotDeltaIngestion" ->
                new SQLWatermarkSnapshotDeltaIngestion(
                        with.batch(),
                        with.trigger(),
                        with.container(),
                        with.credential(),
                        schema,
                        Map.of(),
                        WATERMARK,
                        Optional.empty());
            case "SQLMergeIngestion" ->
                new SQLMergeIngestion(
                        with.batch(), with.trigger(), with.container(), with.credential(), schema, Map.of(), "Other");
            case "KafkaIngestion" ->
                new KafkaIngestion(with.batch(), with.trigger(), with.container(), with.credential(), Map.of());
            case "DatasetPerTopicKafkaIngestion" ->
                new DatasetPerTopicKafkaIngestion(with.batch(), with.trigger(), with.container(), with.credential());
            case "FileDropIngestion" ->
                new FileDropIngestion(
                        with.batch(),
                        with.trigger(),
                        with.container(),
                        with.credential(),
                        Map.of(),
                        new AvroFormat(),
                        FileContent.SNAPSHOT,
                        List.of());
            default ->
                new CustomPullIngestion(
                        with.batch(),
                        with.trigger(),
                        with.container(),
                        with.credential(),
                        ContainerImageCodeArtifact.builder("registry.example.com/team/pull:1.4")
                                .build(),
                        new AvroFormat(),
                        FileContent.SNAPSHOT);
        };
    }
}
