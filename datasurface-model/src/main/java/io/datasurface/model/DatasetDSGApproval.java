package io.datasurface.model;

/**
 * Approval of a producer: a dataset group may use a dataset.
 *
 * @param workspace name of the workspace
 * @param dsgName name of its dataset group
 * @param datasetName name of the dataset
 */
public record DatasetDSGApproval(String workspace, String dsgName, String datasetName) {}
