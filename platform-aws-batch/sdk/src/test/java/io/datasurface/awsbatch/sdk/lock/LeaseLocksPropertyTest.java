package io.datasurface.awsbatch.sdk.lock;

import io.datasurface.awsbatch.sdk.lock.LockStory.Step;
import io.datasurface.awsbatch.spec.lock.MemoryLeases;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Never a writer beside anybody else: in any order of requests, with any clocks, whatever is lost. */
class LeaseLocksPropertyTest {

    @Provide
    Arbitrary<List<Step>> stories() {
        return LockStory.steps(20, 120);
    }

    @Provide
    Arbitrary<List<Step>> shortStories() {
        return LockStory.steps(20, 60);
    }

    @Property(tries = 1000)
    void inMemory(@ForAll("stories") List<Step> steps) {
        new LockStory(new MemoryLeases(), "t").play(steps);
    }

    /** The same in a real store; what goes wrong on the way to it is the other property's. */
    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void inDynamoDb(@ForAll("shortStories") List<Step> steps) {
        LocalDynamo dynamo = LocalDynamo.shared();
        new LockStory(
                        new DynamoLeases(dynamo.client(), LocalDynamo.TABLE),
                        UUID.randomUUID().toString())
                .play(steps);
    }
}
