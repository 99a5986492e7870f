package io.datasurface.federation.cost;

import io.datasurface.model.ObjectPath;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterType;
import io.datasurface.spi.ParameterValues;
import io.datasurface.spi.Parameters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** What the federation instance of a model can be configured with. Money is in millionths of a US dollar. */
public final class Settings {
    /** The type of the instance that holds them. */
    public static final String TYPE = "federation";

    /** When the default prices were looked up at the vendors': list prices of public clouds, rounded. */
    public static final String PRICES_OF = "2026-01";

    private static final String AMOUNT = "[0-9]{1,6}(\\.[0-9]{1,6})?";

    /** All parameters, in the order of help. */
    public static final List<ParameterSpec> ALL = List.of(
            amount(
                    "egress.samePlace",
                    "0",
                    "US dollars for a gigabyte that goes to another platform at the same location"),
            amount(
                    "egress.sameVendor",
                    "0.02",
                    "US dollars for a gigabyte that goes to another location of the same vendor, as of " + PRICES_OF),
            amount(
                    "egress.otherVendor",
                    "0.09",
                    "US dollars for a gigabyte that leaves a vendor for another one, as of " + PRICES_OF),
            ParameterSpec.optional(
                    "egress.prices",
                    ParameterType.TEXT_MAP,
                    "{\"AWS:us-east-1>AWS:eu-west-1\": \"0.02\", \"OnPremises>AWS\": \"0\"}",
                    "US dollars for a gigabyte between two locations or vendors, where the other prices are wrong; the price of the"
                            + " locations counts, then that of a location and a vendor, then that of the vendors"),
            amount(
                    "storage",
                    "0.023",
                    "US dollars for a gigabyte that is kept for a month where only others read it, as of " + PRICES_OF),
            amount(
                    "hop",
                    "0.10",
                    "US dollars in a month that it is worth not to have a store pass through one more platform, as it gets older there"),
            count("volume.rows", 1_000_000, "rows of a dataset of which no hint says how many it has"),
            count("volume.changesPerDay", 10_000, "rows of it that change in a day"),
            count("volume.rowBytes", 200, "bytes of a row as it is moved and kept"),
            count("volume.loadsPerYear", 2, "how often a year a reader copies all that there is"),
            ParameterSpec.optional(
                    "draining",
                    ParameterType.TEXT_LIST,
                    "[\"Old\"]",
                    "platforms that hand over the stores that others can ingest"),
            ParameterSpec.optional(
                    "caughtUp",
                    ParameterType.TEXT_MAP,
                    "{\"crm\": \"batch-4711\"}",
                    "by store whose primary platform changes: the batch up to which the new one has all that the old one has, as operators"
                            + " have seen; it then takes over"),
            ParameterSpec.optional(
                    "retired",
                    ParameterType.TEXT_LIST,
                    "[\"crm\"]",
                    "stores whose readers have all gone over to the new primary platform, as operators have seen; the old one then"
                            + " stops"));

    private final Parameters parameters;
    private final ObjectPath instance;

    /**
     * Takes checked parameters.
     *
     * @param parameters checked against {@link #ALL}
     * @param instance path of the instance that has them
     */
    public Settings(Parameters parameters, ObjectPath instance) {
        this.parameters = parameters;
        this.instance = instance;
    }

    /**
     * Where a parameter stands.
     *
     * @param name its name
     * @return its path in the model
     */
    public ObjectPath path(String name) {
        ObjectPath path = instance.child("parameters");
        for (String part : name.split("\\.")) {
            path = path.child(part);
        }
        return path;
    }

    private static ParameterSpec amount(String name, String dollars, String help) {
        return ParameterSpec.withDefault(name, ParameterType.TEXT, ParameterValues.of(dollars), help)
                .matching(AMOUNT);
    }

    private static ParameterSpec count(String name, long number, String help) {
        return ParameterSpec.withDefault(name, ParameterType.INTEGER, ParameterValues.of(number), help)
                .atLeast(0);
    }

    /**
     * An amount of money.
     *
     * @param name name of the parameter
     * @return millionths of a dollar
     */
    public long amount(String name) {
        return micros(parameters.text(name));
    }

    /**
     * A number that is not negative.
     *
     * @param name name of the parameter
     * @return the number
     */
    public long count(String name) {
        return parameters.integer(name);
    }

    /**
     * Prices of pairs of places.
     *
     * @return as they are written, by {@code from>to}
     */
    public Map<String, String> prices() {
        return parameters.textMap("egress.prices");
    }

    /**
     * Texts of a list.
     *
     * @param name name of the parameter
     * @return its texts
     */
    public List<String> texts(String name) {
        return parameters.texts(name);
    }

    /**
     * Batches that new primary platforms have.
     *
     * @return the batch by store
     */
    public Map<String, String> caughtUp() {
        return parameters.textMap("caughtUp");
    }

    /**
     * Reads an amount.
     *
     * @param dollars digits, perhaps a dot and more digits
     * @return millionths of a dollar
     */
    static long micros(String dollars) {
        return new BigDecimal(dollars)
                .movePointRight(6)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /**
     * Whether a text is an amount.
     *
     * @param text a text
     * @return true if it can be read
     */
    static boolean isAmount(String text) {
        return text.matches(AMOUNT);
    }
}
