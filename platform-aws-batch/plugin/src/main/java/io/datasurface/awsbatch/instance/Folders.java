package io.datasurface.awsbatch.instance;

import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.AwsNames;
import io.datasurface.model.container.DataContainer;

/**
 * The folders and keys of an instance inside its staging and control buckets, which are the same in each cell. Files of datastores and containers are in
 * folders of their governance zones.
 */
public final class Folders {
    /** Name of the folder, below that of a datastore, to which its transformer writes. */
    public static final String LANDING = "landing";

    /** Name of the folder, below that of a datastore, of bad rows and files. */
    public static final String QUARANTINE = "quarantine";

    /** Beginning of the name of a folder with the files of a load epoch. */
    public static final String EPOCH = "e";

    /** Name of the object, in the staging folder of a datastore, that says that its full load is complete. */
    public static final String LOAD_MARKER = "_ds_loaded";

    /** Name of the object, in the folder of a program's run, that the program writes last. */
    public static final String RUN_MARKER = "_COMPLETE";

    /** Folder of the control bucket for what jobs write for a while: it is emptied after days. */
    public static final String TEMPORARY = "tmp";

    /** Folder of the control bucket that databases of consumers copy rows from. */
    public static final String COPIES = TEMPORARY + "/copies";

    /** Folder of the control bucket for what the ingest job reads with SQL. */
    public static final String PULLS = TEMPORARY + "/pulls";

    /** Folder of the control bucket for what the ingest job reads in other lakes. */
    public static final String TAKEN = TEMPORARY + "/feeds";

    /** The folder of the control bucket with programs. */
    public static final String CODE = "code/";

    private static final AwsNames PLAIN = AwsNames.plain();

    private final String staging;
    private final String drops;
    private final Zones zones;

    /**
     * Makes the folders of an instance.
     *
     * @param staging folder of the staging bucket for what DMS and transformers write; may be empty
     * @param drops folder of the staging bucket for what producers and programs write; may be empty
     * @param zones the folders of zones
     */
    Folders(String staging, String drops, Zones zones) {
        this.staging = staging;
        this.drops = drops;
        this.zones = zones;
    }

    /** Returns the folder, inside the staging bucket, of what DMS has written of a datastore, in all load epochs. */
    public String staging(String store) {
        return below(staging, ofStore(store));
    }

    /** Returns the folder, inside the staging bucket, of a datastore in a load epoch. */
    public String staging(String store, long epoch) {
        return staging(store) + "/" + EPOCH + epoch;
    }

    /** Returns the folder, inside the staging bucket, that a transformer writes a datastore to. */
    public String landing(String store) {
        return staging(store) + "/" + LANDING;
    }

    /** Returns the folder, inside a landing folder, that holds the folders of the datasets. */
    public String landingSchema() {
        return "output";
    }

    /** Returns the folder, inside the staging bucket, of what cannot be ingested of a datastore. */
    public String quarantine(String store) {
        return staging(store) + "/" + QUARANTINE;
    }

    /** Returns the folder, inside the staging bucket, that holds the files that are dropped or pulled for a datastore; no rule of S3 removes them. */
    public String drops(String store) {
        return below(drops, ofStore(store));
    }

    /** Returns the folder, inside the control bucket, of what the ingest job reads of a datastore with SQL; it is emptied after days. */
    public String pulls(String store) {
        return below(PULLS, ofStore(store));
    }

    /** Returns the folder, inside the control bucket, of what the ingest job reads of a datastore in another lake; it is emptied after days. */
    public String feeds(String store) {
        return below(TAKEN, ofStore(store));
    }

    /**
     * Returns the folder, inside the control bucket, that a database of a consumer copies rows from; it is emptied after days.
     *
     * @param container the database
     * @param identity what tells it from other containers
     */
    public String copies(DataContainer container, String identity) {
        return below(COPIES, below(zones.ofContainer(container), part(identity)));
    }

    /** Returns the folder in it for a chunk. */
    public String copies(DataContainer container, String identity, String chunk) {
        return below(copies(container, identity), part(chunk));
    }

    /** Returns the folder, inside the control bucket, of what runs of a purpose write for a while; it is emptied after days. */
    public String temporary(Purpose purpose) {
        return below(TEMPORARY, purpose.label());
    }

    /**
     * Returns the key, in the control bucket, of a document; also its path in the root module.
     *
     * @param kind what the document is, such as {@code ingest}
     * @param path what tells it from others of its kind in the instance
     */
    public String spec(String kind, String... path) {
        return "specs/" + kind + "/" + PLAIN.name(AwsNameRule.SCHEDULE, path) + ".json";
    }

    /** Returns the key, in the control bucket, of a transformer's SQL; also its path in the root module. */
    public String sql(String workspace, String hash) {
        return CODE + "sql/" + PLAIN.name(AwsNameRule.SCHEDULE, workspace) + "-" + hash.substring(0, 12) + ".sql";
    }

    /** Returns the key, in the control bucket, of the archive of a transformer in Python, which its team puts there. */
    public String archive(String workspace, String version) {
        return CODE + "python/" + part(workspace) + "/" + part(version) + ".zip";
    }

    private String ofStore(String store) {
        return below(zones.ofStore(store), part(store));
    }

    private static String part(String name) {
        return PLAIN.name(AwsNameRule.S3_KEY_PART, name);
    }

    private static String below(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }
}
