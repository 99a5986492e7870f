package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The picture of the introduction to data platforms: a consumer of products, suppliers and masked customers, all in one database. */
final class NorthwindTest {
    @Test
    void graphIsThePicture() {
        Sketch sketch = new Sketch()
                .platforms("Azure Platform")
                .multi("NW_Data", "customers", "employees", "orders", "products", "suppliers")
                .output("Masked_NW_Data", "MaskCustomersWorkSpace", "customers");
        sketch.workspace("MaskCustomersWorkSpace")
                .in("Test Azure SQL")
                .writes("Masked_NW_Data")
                .group("MaskCustomers", "NW_Data.customers");
        sketch.workspace("ProductLiveAdhocReporting")
                .in("Test Azure SQL")
                .group("LiveProducts", "NW_Data.products", "NW_Data.suppliers", "Masked_NW_Data.customers")
                .on("Azure Platform");
        Sketch.Built built = sketch.build();
        assertThat(GraphLines.edges(built.graph("Azure Platform")))
                .containsExactlyInAnyOrder(
                        "Ingest/Azure Platform/NW_Data -> Export/Azure Platform/Test Azure SQL/NW_Data/customers",
                        "Export/Azure Platform/Test Azure SQL/NW_Data/customers"
                                + " -> Trigger/Azure Platform/MaskCustomersWorkSpace",
                        "Trigger/Azure Platform/MaskCustomersWorkSpace"
                                + " -> DataTransformer/Azure Platform/MaskCustomersWorkSpace",
                        "DataTransformer/Azure Platform/MaskCustomersWorkSpace"
                                + " -> Ingest/Azure Platform/Masked_NW_Data",
                        "Ingest/Azure Platform/Masked_NW_Data"
                                + " -> Export/Azure Platform/Test Azure SQL/Masked_NW_Data/customers",
                        "Ingest/Azure Platform/NW_Data -> Export/Azure Platform/Test Azure SQL/NW_Data/products",
                        "Ingest/Azure Platform/NW_Data -> Export/Azure Platform/Test Azure SQL/NW_Data/suppliers");
        assertThat(built.graph("Azure Platform").nodeCount()).isEqualTo(8);
        assertThat(built.problems()).isEmpty();
    }
}
