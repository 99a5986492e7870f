#!/usr/bin/env python3
"""Writes a model of the Python DataSurface as one JSON file that loses nothing: the dump that DataSurface for Java reads.

    python datasurface_export.py path/to/model > model-full.json

The model is a folder with eco.py, whose createEcosystem() is called, and, if there are any, with dsg_platform_mapping.json and
primary_ingestion_platforms.json. Needs DataSurface itself (installed, or on PYTHONPATH) and nothing else. Python 3.9 or later.

Every object is written with its class and its attributes, also objects of classes that this program has never heard of. What cannot be
written is named on the error stream. Nothing is written if the model cannot be loaded.

Exit codes: 0 done, 1 the model could not be loaded or written, 2 wrong usage.
"""

import argparse
import contextlib
import datetime
import enum
import importlib
import json
import logging
import os
import sys
import tempfile
import traceback

MAPPINGS = "dsg_platform_mapping.json"
PRIMARIES = "primary_ingestion_platforms.json"

# Attributes that are no part of the model, by class: what DataSurface works out, and links back to the owner.
WORKED_OUT = {
    "Ecosystem": {"graph", "datastoreCache", "workSpaceCache", "teamCache", "validLocationsSeen"},
    "DataPlatform": {"psp"},
    "CredentialStore": {"credentials"},
}
# A model names secrets and does not hold them. Should a class of somebody's own hold one, it stays where it is.
SECRETS = ("password", "secret", "privatekey", "private_key")
# What tells the elements of a set apart, for their order.
NAMES = ("locStr", "name", "workspaceName", "workspace", "dsg", "datasetName")
LEFT_OUT = object()


class ExportError(Exception):
    """The model cannot be exported; the text says why."""


class Exporter:
    """Turns objects into what json.dumps takes."""

    def __init__(self):
        self.warnings = []
        self._path = []
        self._open = set()
        self._writers = {
            "AuthorizedObjectManager": self._manager,
            "LocationKey": lambda key: key.locStr,
            "DataPlatformKey": lambda key: key.name,
            "SQLMergeIngestion": self._merge,
            "StructType": self._struct,
            "AvroSchema": self._avro,
        }

    def value(self, value):
        """The value in JSON; LEFT_OUT if it has none, which is then a warning."""
        if value is None or isinstance(value, (bool, int, float, str)) and not isinstance(value, enum.Enum):
            return value
        if isinstance(value, enum.Enum):
            return value.name
        if isinstance(value, datetime.timedelta):
            return duration(value)
        if isinstance(value, (datetime.date, datetime.time)):
            return value.isoformat()
        if isinstance(value, dict):
            return self._members((self._key(key), member) for key, member in value.items())
        if isinstance(value, (set, frozenset)):
            return sorted(self._elements(value), key=order)
        if isinstance(value, (list, tuple)):
            return self._elements(value)
        if isinstance(value, type):
            return {"_type": value.__name__}
        if callable(value) or not hasattr(value, "__dict__") or type(value).__module__ == "builtins":
            return self._leave_out("a " + type(value).__name__ + " is no part of a model")
        return self._object(value)

    def attributes(self, value):
        """The attributes of an object that belong to the model, in the order in which it got them."""
        worked_out = set()
        for ancestor in type(value).__mro__:
            worked_out |= WORKED_OUT.get(ancestor.__name__, set())
        return {name: member for name, member in vars(value).items() if name[0] != "_" and name not in worked_out}

    def _object(self, value):
        if id(value) in self._open:
            return self._leave_out("it leads back to a " + type(value).__name__ + " around it")
        self._open.add(id(value))
        try:
            for ancestor in type(value).__mro__:
                if ancestor.__name__ in self._writers:
                    return self._writers[ancestor.__name__](value)
            return self._plain(value, self.attributes(value))
        finally:
            self._open.remove(id(value))

    def _plain(self, value, attributes):
        kept = {}
        for name, member in attributes.items():
            if isinstance(member, str) and any(word in name.lower() for word in SECRETS):
                self._path.append(name)
                self._leave_out("its name says that it is a secret")
                self._path.pop()
            else:
                kept[name] = member
        return {"_type": type(value).__name__, **self._members(kept.items())}

    def _manager(self, manager):
        """Declarations, and the objects that they allow: asking for an object makes it where nobody has yet."""
        if hasattr(manager, "defineAllObjects"):
            manager.defineAllObjects()
        objects = {"declarations": manager.authorizedNames, "objects": manager.authorizedObjects}
        return {"_type": type(manager).__name__, "name": manager.name, **self._members(objects.items())}

    def _struct(self, struct):
        """Fields are a list, because their order counts and they may be named like anything."""
        attributes = self.attributes(struct)
        fields = [{"name": name, "type": self.value(kind)} for name, kind in attributes.pop("fields").items()]
        return {"_type": type(struct).__name__, "fields": fields, **self._members(attributes.items())}

    def _merge(self, capture):
        """The platform that it reads from is described among the platforms."""
        attributes = self.attributes(capture)
        attributes["dataPlatform"] = attributes["dataPlatform"].name
        return self._plain(capture, attributes)

    def _avro(self, schema):
        """The Avro library's own objects are left to it: it writes them as JSON."""
        attributes = self.attributes(schema)
        attributes["avroSchema"] = json.loads(str(attributes["avroSchema"]))
        return self._plain(schema, attributes)

    def _members(self, members):
        written = {}
        for name, member in members:
            self._path.append(name)
            value = self.value(member)
            self._path.pop()
            if value is not LEFT_OUT:
                written[name] = value
        return written

    def _elements(self, elements):
        written = []
        for element in elements:
            self._path.append("[]")
            value = self.value(element)
            self._path.pop()
            if value is not LEFT_OUT:
                written.append(value)
        return written

    def _key(self, key):
        if isinstance(key, str):
            return key
        if isinstance(key, enum.Enum):
            return key.name
        return str(getattr(key, "name", key))

    def _leave_out(self, reason):
        self.warnings.append("/" + "/".join(self._path) + " is left out: " + reason + ".")
        return LEFT_OUT


def order(value):
    """Where an element of a set goes."""
    if isinstance(value, dict):
        names = "".join(value[name] + "\0" for name in NAMES if isinstance(value.get(name), str))
        return names, json.dumps(value)
    return str(value), json.dumps(value)


def duration(time):
    """A time in ISO 8601: P365D, PT90S, P1DT0.5S."""
    sign = "-" if time < datetime.timedelta() else ""
    time = abs(time)
    rest = str(time.seconds) if time.microseconds == 0 else "%d.%06d" % (time.seconds, time.microseconds)
    text = ("%dD" % time.days if time.days else "") + ("T" + rest + "S" if rest != "0" or not time.days else "")
    return sign + "P" + text


def load(folder, warnings):
    """The ecosystem that the folder's eco.py makes, with the keys that DataSurface gives its objects when it lints them."""
    if not os.path.isfile(os.path.join(folder, "eco.py")):
        raise ExportError(folder + " has no eco.py; name the folder of a DataSurface model.")
    sys.path.insert(0, os.path.abspath(folder))
    try:
        # What the model prints must not get between the JSON.
        with contextlib.redirect_stdout(sys.stderr):
            ecosystem = importlib.import_module("eco").createEcosystem()
    except Exception as e:
        traceback.print_exc()
        raise ExportError("createEcosystem() of eco.py fails: " + described(e)) from e
    if hasattr(ecosystem, "lintAndHydrateCaches"):
        logging.disable(logging.CRITICAL)  # What lint finds is for DataSurface to tell.
        try:
            with contextlib.redirect_stdout(sys.stderr):
                ecosystem.lintAndHydrateCaches()
        except Exception as e:
            warnings.append("DataSurface's own lint breaks off, so some keys are missing: " + described(e))
        finally:
            logging.disable(logging.NOTSET)
    return ecosystem


def read(folder, name):
    """The content of one of the model's JSON files; nothing if it is not there."""
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        return []
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except (OSError, ValueError) as e:
        raise ExportError(name + " cannot be read: " + described(e)) from e


def effective(ecosystem, folder, warnings):
    """What DataSurface itself makes of the file of assignments: the status of each, by group. For information only."""
    path = os.path.join(folder, MAPPINGS)
    if not os.path.exists(path) or not hasattr(ecosystem, "hydrateDSGDataPlatformMappings"):
        return {}
    try:
        logging.disable(logging.CRITICAL)
        with contextlib.redirect_stdout(sys.stderr):
            tree = importlib.import_module("datasurface.md.lint").ValidationTree(ecosystem)
            ecosystem.hydrateDSGDataPlatformMappings(path, tree)
    except Exception as e:
        warnings.append(MAPPINGS + ": DataSurface itself does not read it: " + described(e))
        return {}
    finally:
        logging.disable(logging.NOTSET)
    return {
        key: [assignment.status.name for assignment in group.assignments]
        for key, group in ecosystem.dsgPlatformMappings.items()
    }


def mappings(entries, statuses):
    """The assignments as they are asked for; later entries for one group count, as in DataSurface."""
    groups = {}
    for entry in entries:
        workspace, group = entry.get("workspace", "default_workspace"), entry["dsgName"]
        key = workspace + "#" + group
        live = statuses.get(key, [])
        assignments = []
        for at, asked in enumerate(entry.get("assignments", [])):
            assignments.append(
                {
                    "_type": "DSGDataPlatformAssignment",
                    "workspace": workspace,
                    "dsgName": group,
                    "dataPlatform": asked["dataPlatform"],
                    "documentation": {
                        "_type": "PlainTextDocumentation",
                        "description": asked["documentation"],
                        "tags": None,
                    },
                    "productionStatus": asked["productionStatus"],
                    "deprecationsAllowed": asked["deprecationsAllowed"],
                    "statusRequested": asked["status"],
                    "statusEffective": live[at] if at < len(live) else None,
                }
            )
        groups[key] = {
            "_type": "DatasetGroupDataPlatformAssignments",
            "workspace": workspace,
            "dsgName": group,
            "assignments": assignments,
        }
    return groups


def primaries(entries):
    """Who ingests a datastore."""
    return {
        entry["storeName"]: {
            "_type": "PrimaryIngestionPlatform",
            "storeName": entry["storeName"],
            "dataPlatforms": sorted(entry["dataPlatforms"]),
        }
        for entry in entries
    }


def export(folder):
    """The model in a folder: what goes into the JSON, and warnings."""
    exporter = Exporter()
    ecosystem = load(folder, exporter.warnings)
    dump = exporter.value(ecosystem)
    if not isinstance(dump, dict) or "zones" not in dump:
        raise ExportError("createEcosystem() gives a " + type(ecosystem).__name__ + " and no Ecosystem.")
    for name, key, convert in (
        (MAPPINGS, "dsgPlatformMappings", lambda e: mappings(e, effective(ecosystem, folder, exporter.warnings))),
        (PRIMARIES, "primaryIngestionPlatforms", primaries),
    ):
        entries = read(folder, name)
        try:
            if entries or not dump.get(key):
                dump[key] = convert(entries)
        except (KeyError, TypeError, AttributeError) as e:
            raise ExportError(name + " has not the form that DataSurface wants: " + described(e)) from e
    return dump, exporter.warnings


def described(error):
    """An exception in one line."""
    return type(error).__name__ + ": " + " ".join(str(error).split())


def write(text, path):
    """Writes a file as a whole or not at all; the standard output if there is no path."""
    if path is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    folder = os.path.dirname(os.path.abspath(path))
    draft = tempfile.NamedTemporaryFile("w", encoding="ascii", dir=folder, prefix=".export-", delete=False)
    try:
        with draft:
            draft.write(text)
        os.replace(draft.name, path)
    except BaseException:
        os.unlink(draft.name)
        raise


def main(arguments=None):
    """Runs the program; returns the exit code."""
    parser = argparse.ArgumentParser(description="Writes a model of the Python DataSurface as model-full.json.")
    parser.add_argument("model", help="the folder with eco.py")
    parser.add_argument("-o", "--out", metavar="FILE", help="the file to write; the standard output if left out")
    options = parser.parse_args(arguments)
    try:
        dump, warnings = export(options.model)
        text = json.dumps(dump, indent=1, allow_nan=False) + "\n"
        write(text, options.out)
    except (ExportError, OSError, ValueError) as e:
        print("error: " + (str(e) if isinstance(e, ExportError) else described(e)), file=sys.stderr)
        return 1
    for warning in warnings:
        print("warning: " + warning, file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
