package io.datasurface.awsbatch.jobs.lock;

import io.datasurface.awsbatch.jobs.run.JobArguments;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.spec.lock.LeaseLocks;
import io.datasurface.awsbatch.spec.lock.LeaseStore;
import io.datasurface.awsbatch.spec.lock.LeaseStoreProvider;
import io.datasurface.awsbatch.spec.lock.MemoryLeases;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Finds the store of leases that a run is told to use. */
public final class LeaseStores {
    /** Keeps the runs of this process apart; those of others meet in Iceberg's commits. */
    private static final LeaseStore OF_PROCESS = new MemoryLeases();

    private LeaseStores() {}

    /** Locks that keep apart what runs in this process. */
    public static WriteLocks ofProcess() {
        return new WriteLocks(new LeaseLocks(OF_PROCESS));
    }

    /**
     * Opens a store.
     *
     * @param location {@link JobArguments#PROCESS}, or a kind and a place with a colon between them
     * @param role ARN of the role to take for it
     * @throws JobException if there is no such store, or nothing on the class path that knows its kind
     */
    public static LeaseStore open(String location, Optional<String> role) {
        if (location.equals(JobArguments.PROCESS)) {
            return OF_PROCESS;
        }
        String[] parts = location.split(":", 2);
        String kind = parts[0];
        ServiceLoader<LeaseStoreProvider> providers =
                ServiceLoader.load(LeaseStoreProvider.class, LeaseStores.class.getClassLoader());
        LeaseStoreProvider provider = providers.stream()
                .map(ServiceLoader.Provider::get)
                .filter(known -> known.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new JobException("Nothing here keeps leases in \"" + kind + "\"; there are "
                        + JobArguments.PROCESS
                        + providers.stream()
                                .map(known -> ", " + known.get().kind())
                                .sorted()
                                .collect(Collectors.joining())
                        + ". Add datasurface-aws.jar to the extra jars of the job for dynamodb"));
        try {
            return provider.open(parts.length == 1 ? "" : parts[1], role);
        } catch (IllegalArgumentException e) {
            throw new JobException("Can't keep leases in " + location + ": " + e.getMessage(), e);
        }
    }
}
