package org.example.sqlplatform;

import io.datasurface.model.Ecosystem;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterValues;
import io.datasurface.tck.PlatformPluginContract;
import io.datasurface.tck.SampleModels;
import java.util.List;
import java.util.Map;

/** Everything a host relies on. */
class SqlPlatformContractTest extends PlatformPluginContract {
    @Override
    protected DataPlatformProvider provider() {
        return new SqlPlatformProvider();
    }

    @Override
    protected List<Ecosystem> models() {
        return List.of(
                SampleModels.relational(
                        "sql",
                        Map.of(
                                "host", ParameterValues.of("mart.example.com"),
                                "database", ParameterValues.of("mart"))),
                Shop.model());
    }
}
