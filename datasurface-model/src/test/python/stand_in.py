"""Objects of the shapes that the Python DataSurface has, made of a dump: for tests of the exporter where DataSurface is not installed.

Only shapes: names of classes, names of attributes, which attribute holds an enum, a set or a key. What DataSurface keeps beside the model
(links to owners, caches, places in the source) is put in too, because the exporter has to leave it out.
"""

import enum
import json
import sys
import types

ENUMS = {
    "credentialType", "dcType", "deprecationsAllowed", "hardCloudVendor", "isSigned", "latency", "mandatory", "milestoningStrategy",
    "nanEncoding", "nonFiniteBehavior", "nullable", "primaryKey", "productionStatus", "singleOrMultiDatasetIngestion", "status",
}
SETS = {"locations", "locs", "allowed", "notAllowed", "datasetDSGApprovals"}
BASES = {
    "LegacyDataPlatform": "DataPlatform",
    "LegacyPlatformServiceProvider": "PlatformServicesProvider",
    "NoopCredentialStore": "CredentialStore",
}
CLASSES = {}


def cls(name):
    """The class of a name, the same for each call."""
    if name not in CLASSES:
        bases = (cls(BASES[name]),) if name in BASES else ()
        CLASSES[name] = type(name, bases, {})
    return CLASSES[name]


def new(kind, /, **attributes):
    """An object with its attributes and with what each object has beside the model."""
    made = cls(kind)()
    made._file_name = "<source_tracking_disabled>"
    made._line_number = 0
    vars(made).update(attributes)
    return made


def constant(key, name):
    """An enum constant, of which only the name counts."""
    return enum.Enum(key, [name])[name]


def value(key, node, owner=""):
    if isinstance(node, dict) and "_type" in node:
        return instance(node)
    if isinstance(node, dict):
        return {name: value("", member) for name, member in node.items()}
    if isinstance(node, list) and key in SETS:
        if owner == "DataPlatformPolicy":
            return {new("DataPlatformKey", name=name) for name in node}
        return {new("LocationKey", locStr=one) if isinstance(one, str) else value("", one) for one in node}
    if isinstance(node, list):
        return [value("", element) for element in node]
    if isinstance(node, str) and (key in ENUMS or key == "priority" or owner == "Literal"):
        return constant(key, node)
    if isinstance(node, str) and key == "dataPlatform" and owner == "WorkspaceFixedDataPlatform":
        return new("DataPlatformKey", name=node)
    return node


def instance(node):
    name = node["_type"]
    if name == "AuthorizedObjectManager":
        return manager(node)
    attributes = {key: value(key, member, name) for key, member in node.items() if key != "_type"}
    made = new(name, **attributes)
    if name.endswith("PlatformServiceProvider"):
        for platform in made.dataPlatforms.values():
            platform.psp = made
    return made


def manager(node):
    """Objects come to be when they are asked for."""
    later = {name: value("", member) for name, member in node["objects"].items()}
    made = new("AuthorizedObjectManager", name=node["name"], authorizedNames=value("", node["declarations"]), authorizedObjects={})
    made.factory = lambda name, repository: later[name]
    type(made).defineAllObjects = lambda self: self.authorizedObjects.update(self._later)
    made._later = later
    return made


def ecosystem(path):
    """The ecosystem of a dump."""
    with open(path, encoding="utf-8") as file:
        node = json.load(file)
    node.update(dsgPlatformMappings={}, primaryIngestionPlatforms={})
    made = instance(node)
    made.graph = object()
    made.datastoreCache = made.workSpaceCache = made.teamCache = {"": made}
    made.validLocationsSeen = set()

    def hydrate(self, mappings, tree):
        with open(mappings, encoding="utf-8") as entries:
            for entry in json.load(entries):
                # DataSurface forgets the status that is asked for.
                status = [new("Assignment", status=constant("status", "PROVISIONING")) for _ in entry["assignments"]]
                self.dsgPlatformMappings[entry["workspace"] + "#" + entry["dsgName"]] = new("Group", assignments=status)

    type(made).hydrateDSGDataPlatformMappings = hydrate
    lint = types.ModuleType("datasurface.md.lint")
    lint.ValidationTree = lambda root: None
    sys.modules.update({"datasurface": types.ModuleType("datasurface"), "datasurface.md": types.ModuleType("datasurface.md")})
    sys.modules["datasurface.md.lint"] = lint
    return made
