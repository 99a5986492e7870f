package io.datasurface.model.lint;

import io.datasurface.model.Datastore;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.capture.IngestionConsistencyType;
import io.datasurface.model.capture.KafkaIngestion;
import io.datasurface.model.capture.TopicIngestion;
import java.util.Optional;
import java.util.regex.Pattern;

/** Captures from topics. */
final class TopicRules {
    private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,249}");

    private final LintContext context;

    TopicRules(LintContext context) {
        this.context = context;
    }

    void check(Datastore store, TopicIngestion capture, ObjectPath path) {
        boolean together =
                capture.singleOrMultiDatasetIngestion().equals(Optional.of(IngestionConsistencyType.MULTI_DATASET));
        if (together && store.datasets().size() > 1) {
            context.report(
                    LintRule.CONSISTENCY_IMPOSSIBLE,
                    path,
                    "The %s datasets of %s are to be consistent with each other, which topics are not; set"
                            + " singleOrMultiDatasetIngestion to SINGLE_DATASET.",
                    store.datasets().size(),
                    store.name());
        }
        if (capture instanceof KafkaIngestion kafka) {
            kafka.topicForDataset().forEach((dataset, topic) -> topic(store, dataset, topic, path));
            SharedSources.find(store.datasets().keySet(), kafka::topic)
                    .forEach(shared -> context.report(
                            LintRule.TOPIC_TWICE,
                            path,
                            "The datasets %s and %s are both captured from the topic %s; give each its own or remove one.",
                            shared.first(),
                            shared.second(),
                            shared.source()));
        }
    }

    private void topic(Datastore store, String dataset, String topic, ObjectPath path) {
        ObjectPath at = path.child("topicForDataset", dataset);
        if (!store.datasets().containsKey(dataset)) {
            context.report(
                    LintRule.TOPIC_UNKNOWN_DATASET,
                    at,
                    "A topic is given for the dataset %s, which %s does not have; correct the name or remove it.",
                    dataset,
                    store.name());
        }
        if (!TOPIC.matcher(topic).matches()) {
            context.report(
                    LintRule.TOPIC_NAME_INVALID,
                    at,
                    "%s is no name of a topic; use up to 249 letters, digits, dots, underscores and hyphens.",
                    topic);
        }
    }
}
