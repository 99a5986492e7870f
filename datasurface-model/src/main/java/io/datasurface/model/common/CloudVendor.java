package io.datasurface.model.common;

/** The company behind an infrastructure vendor. */
public enum CloudVendor {
    /** Amazon Web Services. */
    AWS,
    /** Microsoft Azure. */
    AZURE,
    /** Google Cloud. */
    GCP,
    /** IBM Cloud. */
    IBM,
    /** Oracle Cloud. */
    ORACLE,
    /** Alibaba Cloud. */
    ALIBABA,
    /** Amazon Web Services in China. */
    AWS_CHINA,
    /** Tencent Cloud. */
    TEN_CENT,
    /** Huawei Cloud. */
    HUAWEI,
    /** Microsoft Azure in China. */
    AZURE_CHINA,
    /** Own data centres. */
    PRIVATE
}
