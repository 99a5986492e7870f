"""A small model with the shapes that no fixture has: types made of classes, structs, times, sets of containers, unknown attributes."""

import collections
import datetime

from stand_in import cls, constant, new


def column(name, kind):
    return new("DDLColumn", name=name, type=kind, nullable=constant("n", "NULLABLE"), primaryKey=constant("p", "NOT_PK"), classification=None)


def container(name):
    return new("DataPlatformManagedDataContainer", name=name, locations={new("LocationKey", locStr="V:" + at) for at in "xyz"})


def group(name, chooser):
    return new("DatasetGroup", name=name, platformMD=chooser, sinks={})


def createEcosystem():
    fields = collections.OrderedDict(type=new("Date"), fields=new("ArrayType", maxSize=3, dataType=new("Date")))
    place = new("SpatialReferenceSystem", srid=4326, name="WGS84")
    kinds = [
        new("MicroScaling_CustomFloat", batchSize=16, scaleType=cls("FP8_E8M0"), elementType=cls("FP6_E2M3")),
        new("StructType", fields=fields),
        new("Vector", maxSize=4, dataType=new("IEEE32")),
        new("Geography", srs=place, geometryType=constant("g", "POINT"), maxSize=None),
    ]
    columns = {"c%d" % at: column("c%d" % at, kind) for at, kind in enumerate(kinds)}
    table = new("DDLTable", primaryKeyColumns=None, ingestionPartitionColumns=None, columns=columns)
    dataset = new("Dataset", name="d", originalSchema=table, policies={}, dataClassificationOverride=None)
    status = constant("s", "PRODUCTION")
    store = new("Datastore", name="S", cmd=None, productionStatus=status, datasetDSGApprovals=None, datasets={"d": dataset})
    retention = new(
        "ConsumerRetentionRequirements",
        milestoningStrategy=constant("m", "FORENSIC"),
        latency=constant("l", "HOURS"),
        minRetentionTime=datetime.timedelta(days=400, milliseconds=500),
        regulator="SEC",
    )
    legacy = new(
        "LegacyDataPlatformChooser",
        dataPlatformName="P",
        containers={container(name) for name in "cab"},
        doc=new("PlainTextDocumentation", description="as ever", tags=None),
    )
    groups = {"G": group("G", new("WorkspacePlatformConfig", retention=retention)), "H": group("H", legacy)}
    workspace = new("Workspace", name="W", productionStatus=status, dsgs=groups)
    repository = new("FakeRepository", name="r", documentation=None)
    team = new("Team", name="T", owningRepo=repository, containers={}, dataStores={"S": store}, workspaces={"W": workspace})
    zone = new("GovernanceZone", name="Z", owningRepo=repository, teams=manager("teams", "TeamDeclaration", team, repository))
    return new(
        "Ecosystem",
        name="Every",
        owningRepo=repository,
        liveRepo=None,
        zones=manager("zones", "GovernanceZoneDeclaration", zone, repository),
        vendors={},
        platformServicesProviders=[],
    )


def manager(name, kind, member, repository):
    declared = {member.name: new(kind, name=member.name, owningRepo=repository)}
    return new("AuthorizedObjectManager", name=name, authorizedNames=declared, authorizedObjects={member.name: member})
