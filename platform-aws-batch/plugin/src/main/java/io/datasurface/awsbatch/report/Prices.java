package io.datasurface.awsbatch.report;

import io.datasurface.awsbatch.instance.Instance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** The prices of an instance: what its parameters say, or else what is assumed. Amounts of money are millionths of a dollar. */
final class Prices {
    private static final List<String> SIZES = List.of("micro", "small", "medium", "large", "xlarge");
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final Instance instance;

    Prices(Instance instance) {
        this.instance = instance;
    }

    BigDecimal of(Price price) {
        return Optional.ofNullable(instance.parameters().textMap("prices").get(price.id()))
                .map(BigDecimal::new)
                .orElse(price.standard());
    }

    /** Returns what an amount of something costs, rounded to millionths. */
    long cost(Price price, BigDecimal amount) {
        return of(price)
                .multiply(amount)
                .multiply(MILLION)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Returns what a replication instance costs for so many hours, with its standby if it has one. */
    long replication(long hours) {
        String[] parts = instance.parameters().text("dms.instanceClass").split("\\.", -1);
        boolean small = parts[1].startsWith("t3");
        int steps = step(parts[2]) - SIZES.indexOf(small ? "medium" : "large");
        BigDecimal factor =
                steps >= 0 ? BigDecimal.valueOf(1L << steps) : BigDecimal.ONE.divide(BigDecimal.valueOf(1L << -steps));
        factor = parts[2].matches("[0-9]{1,3}xlarge")
                ? BigDecimal.valueOf(2 * Long.parseLong(parts[2].replace("xlarge", "")))
                        .multiply(small ? BigDecimal.valueOf(2) : BigDecimal.ONE)
                : factor;
        long standby = instance.parameters().flag("dms.multiAz") ? 2 : 1;
        return cost(
                small ? Price.DMS_T3_MEDIUM_HOUR : Price.DMS_LARGE_HOUR,
                factor.multiply(BigDecimal.valueOf(hours * standby)));
    }

    private static int step(String size) {
        return Math.max(0, SIZES.indexOf(size));
    }
}
