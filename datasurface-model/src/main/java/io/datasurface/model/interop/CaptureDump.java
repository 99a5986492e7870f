package io.datasurface.model.interop;

import io.datasurface.model.capture.CDCCaptureIngestion;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.capture.DatasetPerTopicKafkaIngestion;
import io.datasurface.model.capture.ExternallyTriggered;
import io.datasurface.model.capture.IngestionConsistencyType;
import io.datasurface.model.capture.KafkaIngestion;
import io.datasurface.model.capture.SQLMergeIngestion;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.capture.SQLWatermarkSnapshotDeltaIngestion;
import io.datasurface.model.capture.StepTrigger;
import io.datasurface.model.common.Credential;
import java.util.Map;
import java.util.Optional;

/** How datastores are captured, and what starts it. */
final class CaptureDump {
    static final Kinds<CaptureMetadata> CAPTURE = Kinds.of(Map.of(
            "CDCCaptureIngestion", CaptureDump::cdc,
            "SQLSnapshotIngestion", CaptureDump::snapshot,
            "SQLWatermarkSnapshotDeltaIngestion", CaptureDump::watermark,
            "SQLMergeIngestion", CaptureDump::merge,
            "KafkaIngestion", CaptureDump::kafka,
            "DatasetPerTopicKafkaIngestion", CaptureDump::topicPerDataset,
            "DataTransformerOutput", CaptureDump::transformerOutput));
    private static final Kinds<StepTrigger> TRIGGER = Kinds.of(Map.of(
            "CronTrigger", object -> new CronTrigger(object.text("name"), object.text("cron")),
            "ExternallyTriggered", object -> new ExternallyTriggered(object.text("name"))));

    private CaptureDump() {}

    static Optional<StepTrigger> trigger(DumpObject object, String key) {
        return object.one(key, key, TRIGGER);
    }

    private static CaptureMetadata cdc(DumpObject object) {
        return new CDCCaptureIngestion(
                consistency(object),
                trigger(object, "stepTrigger"),
                ContainerDump.container(object),
                credential(object),
                Optional.empty(),
                object.textMap("tableForDataset"));
    }

    private static CaptureMetadata snapshot(DumpObject object) {
        return new SQLSnapshotIngestion(
                consistency(object),
                trigger(object, "stepTrigger"),
                ContainerDump.container(object),
                credential(object),
                Optional.empty(),
                object.textMap("tableForDataset"));
    }

    private static CaptureMetadata watermark(DumpObject object) {
        return new SQLWatermarkSnapshotDeltaIngestion(
                consistency(object),
                trigger(object, "stepTrigger"),
                ContainerDump.container(object),
                credential(object),
                Optional.empty(),
                object.textMap("tableForDataset"),
                object.text("watermarkColumn"),
                object.one("watermarkDataType", "watermarkDataType", TypeDump.TYPE));
    }

    private static CaptureMetadata merge(DumpObject object) {
        return new SQLMergeIngestion(
                consistency(object),
                trigger(object, "stepTrigger"),
                ContainerDump.container(object),
                credential(object),
                Optional.empty(),
                object.textMap("tableForDataset"),
                object.text("dataPlatform"));
    }

    /** The server stands in the dump twice, as what it is and as the container. */
    private static CaptureMetadata kafka(DumpObject object) {
        object.ignore("kafkaServer");
        return new KafkaIngestion(
                consistency(object),
                trigger(object, "stepTrigger"),
                ContainerDump.container(object),
                credential(object),
                object.textMap("topicForDataset"));
    }

    private static CaptureMetadata topicPerDataset(DumpObject object) {
        object.ignore("kafkaServer", "topicForDataset");
        return new DatasetPerTopicKafkaIngestion(
                consistency(object),
                trigger(object, "stepTrigger"),
                ContainerDump.container(object),
                credential(object));
    }

    private static CaptureMetadata transformerOutput(DumpObject object) {
        object.ignore("singleOrMultiDatasetIngestion", "stepTrigger");
        return new DataTransformerOutput(object.text("workSpaceName"), ContainerDump.container(object));
    }

    private static Optional<IngestionConsistencyType> consistency(DumpObject object) {
        return object.optionalConstant("singleOrMultiDatasetIngestion", IngestionConsistencyType.class);
    }

    private static Optional<Credential> credential(DumpObject object) {
        return object.one("credential", "credential", CommonDump.CREDENTIAL);
    }
}
