package io.datasurface.awsbatch.instance;

import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.AwsNames;
import io.datasurface.model.EcosystemIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What the tables of an instance's lake are called, in its Glue database. */
public final class LakeNames {
    /** The parameter that says which version of its table a dataset has. */
    public static final String VERSIONS = "tables.versions";

    private static final AwsNames PLAIN = AwsNames.plain();

    private final EcosystemIndex ecosystem;
    private final Map<String, String> versions;

    /**
     * Makes the names of a lake.
     *
     * @param ecosystem the model
     * @param versions versions of tables that are not the first, by {@code dataset/<store>/<dataset>}
     */
    LakeNames(EcosystemIndex ecosystem, Map<String, String> versions) {
        this.ecosystem = ecosystem;
        this.versions = versions;
    }

    /** Returns the Iceberg table of a dataset, of the version that parameters ask for. */
    public String table(String store, String dataset) {
        return table(store, dataset, version(store, dataset));
    }

    /** Returns the tables that the dataset had before, by former versions, the oldest first. */
    public List<String> former(String store, String dataset) {
        return IntStream.range(1, version(store, dataset))
                .mapToObj(version -> table(store, dataset, version))
                .toList();
    }

    /** Returns the tables of all datasets that have had another version of theirs. */
    public List<String> former() {
        List<String> former = new ArrayList<>();
        for (String key : new TreeSet<>(versions.keySet())) {
            // Names may have slashes.
            for (int i = key.indexOf('/') + 1; i > 0 && i < key.length(); i++) {
                String store = key.substring(key.indexOf('/') + 1, i);
                if (key.charAt(i) == '/'
                        && ecosystem.dataset(store, key.substring(i + 1)).isPresent()) {
                    former.addAll(former(store, key.substring(i + 1)));
                }
            }
        }
        return former;
    }

    private int version(String store, String dataset) {
        String version = versions.get("dataset/" + store + "/" + dataset);
        return version == null ? 1 : Integer.parseInt(version);
    }

    private static String table(String store, String dataset, int version) {
        return version == 1
                ? PLAIN.name(AwsNameRule.GLUE_TABLE, store, dataset)
                : PLAIN.name(AwsNameRule.GLUE_TABLE, store, dataset, "v" + version);
    }
}
