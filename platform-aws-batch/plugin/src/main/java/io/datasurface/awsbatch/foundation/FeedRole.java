package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.terraform.IamStatement;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The role with which other platforms read what they take of the lake: their jobs assume it, so that bucket, key and catalog are opened to no
 * other account, and Lake Formation grants within its own (see {@link LakeAccess}). It reads, and nothing else.
 */
final class FeedRole {
    private final Foundation foundation;

    private FeedRole(Foundation foundation) {
        this.foundation = foundation;
    }

    /** Adds the role, if anybody takes feeds and can be let in. */
    static Optional<TfResource> add(Foundation foundation, TfString key) {
        FeedFacts feeds = foundation.facts().feeds();
        List<String> readers = foundation.instance().parameters().texts("feeds.readers");
        if (feeds.tables().isEmpty() || (feeds.takers().isEmpty() && readers.isEmpty())) {
            return Optional.empty();
        }
        FeedRole role = new FeedRole(foundation);
        SortedMap<String, List<IamStatement>> policies = new TreeMap<>();
        policies.put("lake", role.lake(feeds, key));
        return Optional.of(new RoleWriter(foundation)
                .add(
                        "feeds",
                        foundation.instance().feedRole(),
                        "Other platforms take feeds of the lake",
                        trust(feeds, readers),
                        policies,
                        Map.of())
                .get(0));
    }

    private static List<IamStatement> trust(FeedFacts feeds, List<String> readers) {
        List<IamStatement> trust = new ArrayList<>();
        if (!feeds.takers().isEmpty()) {
            // A principal that does not exist yet is refused, so the accounts are named and the condition narrows them
            // down to the roles.
            NavigableSet<String> accounts = new TreeSet<>();
            feeds.takers().forEach(taker -> accounts.add(taker.replaceFirst(":role/.*", ":root")));
            trust.add(IamStatement.allow("AssumeByJobsOfTakers")
                    .actions("sts:AssumeRole")
                    .awsPrincipals(texts(accounts.stream()))
                    .condition("ArnEquals", "aws:PrincipalArn", texts(feeds.takers().stream())));
        }
        if (!readers.isEmpty()) {
            trust.add(IamStatement.allow("AssumeByReaders")
                    .actions("sts:AssumeRole")
                    .awsPrincipals(texts(readers.stream())));
        }
        return trust;
    }

    private List<IamStatement> lake(FeedFacts feeds, TfString key) {
        Instance instance = foundation.instance();
        List<TfString> catalog = new ArrayList<>(
                List.of(foundation.arn("glue", "catalog"), foundation.arn("glue", "database/" + instance.database())));
        List<TfString> objects = new ArrayList<>();
        boolean named = feeds.namesTables(instance);
        for (String table : named ? feeds.tables().keySet() : List.of("*")) {
            catalog.add(foundation.arn("glue", "table/" + instance.database() + "/" + table));
        }
        if (named) {
            feeds.tables()
                    .forEach((table, zone) -> objects.add(
                            foundation.objects(instance.icebergBucket(), foundation.inLake(zone + "/" + table))));
        } else {
            objects.add(foundation.objects(instance.icebergBucket(), foundation.lakeFolder()));
        }
        return List.of(
                IamStatement.allow("FindTables")
                        .actions("glue:GetDatabase", "glue:GetTable")
                        .resources(catalog.toArray(TfString[]::new)),
                IamStatement.allow("ReadTables").actions("s3:GetObject").resources(objects.toArray(TfString[]::new)),
                RoleWriter.useKey(key, false));
    }

    private static TfString[] texts(Stream<String> texts) {
        return texts.map(Tf::text).toArray(TfString[]::new);
    }
}
