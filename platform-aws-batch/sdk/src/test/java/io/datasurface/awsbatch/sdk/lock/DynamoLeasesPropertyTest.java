package io.datasurface.awsbatch.sdk.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.sdk.lock.TroubledWay.Trouble;
import io.datasurface.awsbatch.spec.lock.LeaseLocks;
import io.datasurface.awsbatch.spec.lock.LeaseStore;
import io.datasurface.awsbatch.spec.lock.LeaseStore.Entry;
import io.datasurface.awsbatch.spec.lock.LeaseStore.Leases;
import io.datasurface.awsbatch.spec.lock.LeaseStore.LostException;
import io.datasurface.awsbatch.spec.lock.TableLocks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** What is told of a record is true, whatever happens to requests and answers between two clients, which ask again, and DynamoDB. */
class DynamoLeasesPropertyTest {
    private static final int CLIENTS = 2;
    private static final int ATTEMPTS = 3;
    private static final Duration TIME = Duration.ofSeconds(10);

    /**
     * A request of a client.
     *
     * @param client who asks
     * @param replaces whether the record is to be replaced, or read
     * @param stale whether on the basis of a version that is there no more
     * @param troubles what its tries meet with
     * @param lateComes whether what was late arrives after it
     */
    private record Step(int client, boolean replaces, boolean stale, List<Trouble> troubles, boolean lateComes) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, CLIENTS - 1),
                        Arbitraries.of(true, true, true, false),
                        Arbitraries.of(true, false, false, false),
                        Arbitraries.of(Trouble.class).list().ofMaxSize(ATTEMPTS),
                        Arbitraries.of(true, false, false))
                .as(Step::new)
                .list()
                .ofMinSize(15)
                .ofMaxSize(40);
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void whatIsToldIsTrue(@ForAll("steps") List<Step> steps) {
        Record history = new Record();
        steps.forEach(history::take);
        history.refused.forEach((version, refused) -> assertThat(refused)
                .as("what was told not to be written, of version %d", version)
                .doesNotContain(history.written.getOrDefault(version, Leases.NONE)));
    }

    /** The answer of DynamoDB is lost, the SDK asks again, and is refused because of itself. */
    @Example
    void whoIsRefusedByItsOwnWriteHasTheLock() {
        TroubledWay way = new TroubledWay(UrlConnectionHttpClient.create());
        TableLocks locks =
                new LeaseLocks(new DynamoLeases(LocalDynamo.shared().client(way, ATTEMPTS), LocalDynamo.TABLE));
        String name = UUID.randomUUID().toString();
        way.expect(List.of(Trouble.NONE, Trouble.ANSWER_LOST));
        TableLocks.Lease lease = locks.tryWrite(name, TIME).orElseThrow();
        way.expect(List.of(Trouble.NONE, Trouble.TWICE));
        assertThat(lease.renew()).isTrue();
        way.expect(List.of(Trouble.NONE, Trouble.ANSWER_LOST));
        lease.close();
        assertThat(locks.tryWrite(name, TIME)).isPresent();
    }

    @Example
    void aTableThatIsNotThereIsNoLockThatSomebodyHas() {
        LeaseStore store = new DynamoLeases(LocalDynamo.shared().client(), "no-such-table");
        assertThatThrownBy(() -> new LeaseLocks(store).tryWrite("t", TIME))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no-such-table")
                .hasMessageContaining("is the foundation applied");
    }

    /** A record, and what two clients were told of it. */
    private static final class Record {
        private final String name = UUID.randomUUID().toString();
        private final LeaseStore clean = new DynamoLeases(LocalDynamo.shared().client(), LocalDynamo.TABLE);
        private final List<TroubledWay> ways = new ArrayList<>();
        private final List<LeaseStore> clients = new ArrayList<>();
        private final Map<Long, Leases> written = new HashMap<>();
        private final Map<Long, List<Leases>> refused = new HashMap<>();
        private int holders;

        Record() {
            for (int i = 0; i < CLIENTS; i++) {
                TroubledWay way = new TroubledWay(UrlConnectionHttpClient.create());
                ways.add(way);
                clients.add(new DynamoLeases(LocalDynamo.shared().client(way, ATTEMPTS), LocalDynamo.TABLE));
            }
        }

        private Leases look() {
            Leases now = clean.read(name);
            assertThat(written.getOrDefault(now.version(), now))
                    .as("a version is written once")
                    .isEqualTo(now);
            written.put(now.version(), now);
            return now;
        }

        void take(Step step) {
            Leases before = look();
            ways.get(step.client()).expect(step.troubles());
            LeaseStore client = clients.get(step.client());
            if (step.replaces()) {
                replace(client, before, step.stale() ? before.version() : before.version() + 1);
            } else {
                read(client, before);
            }
            if (step.lateComes()) {
                ways.forEach(TroubledWay::letArrive);
            }
            assertThat(look().version()).isGreaterThanOrEqualTo(before.version());
        }

        private void read(LeaseStore client, Leases before) {
            try {
                assertThat(client.read(name)).isEqualTo(before);
            } catch (LostException e) {
                // That is told, too.
            }
        }

        private void replace(LeaseStore client, Leases before, long version) {
            Entry entry = new Entry("h" + ++holders, true, version, version, TIME);
            Leases next = new Leases(version, version, List.of(entry));
            try {
                if (client.replace(name, next)) {
                    assertThat(version).as("only upon the version before").isEqualTo(before.version() + 1);
                    assertThat(look()).isEqualTo(next);
                } else {
                    refused.computeIfAbsent(version, all -> new ArrayList<>()).add(next);
                }
            } catch (LostException e) {
                // It is written, or will be, or not.
            }
        }
    }
}
