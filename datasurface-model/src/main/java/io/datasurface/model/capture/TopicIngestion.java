package io.datasurface.model.capture;

/** A capture from topics of a broker: it reads all the time, or what is new at each trigger. */
public interface TopicIngestion extends IngestionMetadata {
    /**
     * The topic of a dataset.
     *
     * @param dataset name of a dataset of the datastore
     * @return the topic's name
     */
    String topic(String dataset);
}
