package io.datasurface.model.container;

/** How a file share is mounted or reached. */
public enum FileShareProtocol {
    /** Network File System. */
    NFS,
    /** Server Message Block. */
    SMB,
    /** SSH File Transfer Protocol. */
    SFTP,
    /** Hadoop file system. */
    HDFS
}
