package io.datasurface.awsbatch.datasync;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.model.capture.FileDropIngestion;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.FileShare;
import io.datasurface.model.container.FileShareProtocol;
import io.datasurface.model.container.ObjectStorage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where files are before they are transferred.
 *
 * @param kind how DataSync reaches it
 * @param host of a share; empty for others
 * @param bucket of an S3 location; empty for others
 * @param folder in which the files are, with a slash at its beginning
 * @param agents ARNs of the agents that mount a share
 * @param location ARN of a location that somebody else has made; empty for others
 */
public record DropPlace(Kind kind, String host, String bucket, String folder, List<String> agents, String location) {
    private static final int NFS_PORT = 2049;
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    /** How DataSync reaches a place. */
    public enum Kind {
        /** By agents that mount an NFS export. */
        NFS,
        /** By agents that mount an SMB share with a user's password. */
        SMB,
        /** Directly. */
        S3,
        /** By a location that somebody else has made. */
        GIVEN
    }

    /** Copies the list. */
    public DropPlace {
        agents = List.copyOf(agents);
    }

    /**
     * Finds where the files of a capture are.
     *
     * @param instance the platform instance
     * @param capture the capture
     * @throws IllegalArgumentException if DataSync cannot get there; the message says what to do
     */
    public static DropPlace of(Instance instance, FileDropIngestion capture) {
        DataContainer container = capture.dataContainer()
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "The capture names no dataContainer; name the FileShare or ObjectStorage in which the files are"));
        Optional<String> given = Optional.ofNullable(
                instance.parameters().textMap("drops.locations").get(container.name()));
        if (given.isPresent()) {
            return new DropPlace(Kind.GIVEN, "", "", "/", List.of(), given.get());
        }
        if (container instanceof ObjectStorage storage) {
            return s3(storage);
        }
        if (container instanceof FileShare share) {
            return share(capture, share, agents(instance, container.name()));
        }
        throw new IllegalArgumentException("Files are dropped in a FileShare or an ObjectStorage, and not in a "
                + container.getClass().getSimpleName());
    }

    private static DropPlace s3(ObjectStorage storage) {
        if (storage.endPointURI().isPresent()) {
            throw new IllegalArgumentException(
                    "The object storage " + storage.name() + " has an address of its own and is not S3; "
                            + given(storage.name(), "aws datasync create-location-object-storage"));
        }
        if (!BUCKET.matcher(storage.bucketName()).matches()) {
            throw new IllegalArgumentException(
                    "S3 has no bucket " + storage.bucketName() + "; a bucket has 3 to 63 of a-z, 0-9, - and .");
        }
        return new DropPlace(
                Kind.S3, "", storage.bucketName(), folder(storage.prefix().orElse("")), List.of(), "");
    }

    private static DropPlace share(FileDropIngestion capture, FileShare share, List<String> agents) {
        String folder = folder(share.path());
        boolean isSmb = share.protocol() == FileShareProtocol.SMB;
        if (isSmb) {
            SmbShare.check(capture, share, folder);
        } else if (share.protocol() != FileShareProtocol.NFS) {
            throw new IllegalArgumentException("The share " + share.name() + " is reached by " + share.protocol()
                    + ", which is rendered for NFS and SMB only; "
                    + given(share.name(), "aws datasync create-location-hdfs")
                    + ", or have the files put on an NFS or SMB share or into a bucket");
        } else if (share.hostPortPair().port() != NFS_PORT) {
            throw new IllegalArgumentException("DataSync reaches NFS at port " + NFS_PORT + " only, and the share "
                    + share.name() + " has port " + share.hostPortPair().port());
        }
        if (agents.isEmpty()) {
            throw new IllegalArgumentException("The share " + share.name()
                    + " is mounted by an agent of DataSync, and none is known; activate one in its network and name its ARN in the"
                    + " parameter drops.agents, by the name of the container");
        }
        return new DropPlace(isSmb ? Kind.SMB : Kind.NFS, share.hostPortPair().hostName(), "", folder, agents, "");
    }

    private static String given(String container, String command) {
        return "make the location with " + command
                + ", whose password stays with DataSync, and name its ARN in the parameter"
                + " drops.locations by the name of the container, " + container;
    }

    private static String folder(String path) {
        String inside = path.replaceAll("^/+|/+$", "");
        return inside.isEmpty() ? "/" : "/" + inside + "/";
    }

    private static List<String> agents(Instance instance, String container) {
        String all = instance.parameters().textMap("drops.agents").getOrDefault(container, "");
        return Arrays.stream(all.split(";", -1))
                .map(String::strip)
                .filter(agent -> !agent.isEmpty())
                .distinct()
                .toList();
    }

    /**
     * Returns whether somebody else has made the location of the files.
     *
     * @param instance the platform instance
     * @param capture the capture
     */
    public static boolean isGiven(Instance instance, FileDropIngestion capture) {
        return capture.dataContainer()
                .filter(container ->
                        instance.parameters().textMap("drops.locations").containsKey(container.name()))
                .isPresent();
    }

    /**
     * Returns whether the location of the files is in a CloudFormation stack.
     *
     * @param instance the platform instance
     * @param capture the capture
     */
    public static boolean isInStack(Instance instance, FileDropIngestion capture) {
        return !isGiven(instance, capture)
                && capture.dataContainer().orElse(null) instanceof FileShare share
                && share.protocol() == FileShareProtocol.SMB;
    }

    /**
     * Returns the account to which the transfer of a capture is tied.
     *
     * @param instance the platform instance
     * @param capture the capture
     * @return the account; empty if any will do, or DataSync cannot get to the files
     */
    public static Optional<String> findAccount(Instance instance, FileDropIngestion capture) {
        try {
            return of(instance, capture).account();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the account of the agents or of the location that somebody else has made, which must be that of the cell.
     *
     * @return the account; empty if any will do
     */
    public Optional<String> account() {
        Optional<String> arn = location.isEmpty() ? agents.stream().findFirst() : Optional.of(location);
        return arn.map(text -> text.split(":", -1)[4]);
    }
}
