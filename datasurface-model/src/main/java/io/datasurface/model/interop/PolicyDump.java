package io.datasurface.model.interop;

import io.datasurface.model.common.CloudVendor;
import io.datasurface.model.policy.DataClassificationPolicy;
import io.datasurface.model.policy.DataPlatformPolicy;
import io.datasurface.model.policy.InfraHardVendorPolicy;
import io.datasurface.model.policy.InfraStructureLocationPolicy;
import io.datasurface.model.policy.InfraStructureVendorPolicy;
import io.datasurface.model.policy.PolicyMandate;
import io.datasurface.model.policy.StoragePolicy;
import io.datasurface.model.policy.StoragePolicyAllowAnyContainer;
import java.util.Map;
import java.util.Optional;

/** Policies of a zone. */
final class PolicyDump {
    static final Kinds<StoragePolicy> STORAGE = Kinds.of("StoragePolicyAllowAnyContainer", PolicyDump::anyContainer);
    static final Kinds<DataClassificationPolicy> CLASSIFICATION = Kinds.of(Map.of(
            "DataClassificationPolicy", PolicyDump::classification,
            "VerifyNoPrivacyDataVerify", PolicyDump::classification));
    static final Kinds<InfraStructureVendorPolicy> VENDOR = Kinds.of("InfraStructureVendorPolicy", PolicyDump::vendor);
    static final Kinds<InfraHardVendorPolicy> HARD_VENDOR = Kinds.of("InfraHardVendorPolicy", PolicyDump::hardVendor);
    static final Kinds<InfraStructureLocationPolicy> LOCATION =
            Kinds.of("InfraStructureLocationPolicy", PolicyDump::location);
    static final Kinds<DataPlatformPolicy> PLATFORM = Kinds.of("DataPlatformPolicy", PolicyDump::platform);

    private PolicyDump() {}

    private static StoragePolicy anyContainer(DumpObject object) {
        return new StoragePolicyAllowAnyContainer(
                object.text("name"),
                CommonDump.documentation(object),
                object.constant("mandatory", PolicyMandate.class, PolicyMandate.INDIVIDUALLY_MANDATED),
                CommonDump.deprecationOf(object));
    }

    private static DataClassificationPolicy classification(DumpObject object) {
        return new DataClassificationPolicy(
                object.text("name"),
                CommonDump.documentation(object),
                object.list("allowed", "allowed", CommonDump.CLASSIFICATION),
                object.list("notAllowed", "notAllowed", CommonDump.CLASSIFICATION));
    }

    private static InfraStructureVendorPolicy vendor(DumpObject object) {
        return new InfraStructureVendorPolicy(
                object.text("name"),
                CommonDump.documentation(object),
                object.texts("allowed"),
                object.texts("notAllowed"));
    }

    private static InfraHardVendorPolicy hardVendor(DumpObject object) {
        return new InfraHardVendorPolicy(
                object.text("name"),
                CommonDump.documentation(object),
                object.constants("allowed", CloudVendor.class),
                object.constants("notAllowed", CloudVendor.class));
    }

    private static InfraStructureLocationPolicy location(DumpObject object) {
        return new InfraStructureLocationPolicy(
                object.text("name"),
                CommonDump.documentation(object),
                CommonDump.locations(object, "allowed", "allowed"),
                CommonDump.locations(object, "notAllowed", "notAllowed"));
    }

    private static DataPlatformPolicy platform(DumpObject object) {
        return new DataPlatformPolicy(
                object.text("name"),
                CommonDump.documentation(object),
                object.texts("allowed"),
                object.texts("notAllowed"),
                Optional.empty(),
                Optional.empty());
    }
}
