"""Reads protocol/schema/*.toml into plain objects, and refuses what does not fit together."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

MISSING = object()
WHO = ("anyone", "guest", "member", "admin")
RATES = ("none", "messages", "reads", "registrations", "logins")
RUNS = ("core", "read", "password")
ACTION_KEYS = {"who", "rate", "runs", "status", "text", "errors", "events", "request", "reply", "reorder",
               "exactly_one", "at_most_one", "not_empty", "short_reply"}
FIELD_KEYS = {"type", "text", "default", "min", "max", "clamp", "min_bytes", "max_bytes", "max_characters",
              "check", "error", "must", "pattern", "max_items"}


@dataclass
class Field:
    name: str
    base: str          # string integer boolean, or enum record
    type: str          # named type, enum or record
    is_list: bool
    optional: bool
    default: object
    rules: dict        # min max clamp min_bytes max_bytes max_characters check error must pattern max_items
    narrowed: bool     # the field has rules of its own beside those of its type
    text: str


@dataclass
class Shape:
    """Fields that travel together: a request, a reply, an event or a record."""
    struct: str
    wire: str
    kind: str
    part: str
    text: str
    fields: list
    short: dict | None = None
    constraints: dict = field(default_factory=dict)


@dataclass
class Enum:
    name: str
    part: str
    text: str
    values: dict
    unknown: str | None


@dataclass
class Action:
    name: str
    part: str
    data: dict
    request: Shape
    reply: Shape

    @property
    def planned(self):
        return self.data["status"] == "planned"


def camel(name):
    return "".join(word.capitalize() for word in name.split("_"))


class Schema:
    def __init__(self, folder: Path):
        def load(name):
            with open(folder / f"{name}.toml", "rb") as file:
                return tomllib.load(file)

        top = load("protocol")
        self.version, self.parts = top["version"], top["parts"]
        self.limits = load("limits")["limit"]
        self.errors = load("errors")["error"]
        self.types = load("types")["type"]
        self.data = {part: load(part) for part in self.parts}
        self.about = {part: data["about"] for part, data in self.data.items()}
        self.enums = {name: Enum(name, part, entry["text"], entry["values"], entry.get("unknown"))
                      for part, name, entry in self.entries("enum")}
        self.record_names = {name for _, name, _ in self.entries("record")}
        self.events = {name: Shape(camel(name) + "Event", name, "event", part, entry["text"],
                                   self.fields(name, entry["fields"]))
                       for part, name, entry in self.entries("event")}
        self.records = {name: self.record(part, name, entry) for part, name, entry in self.entries("record")}
        self.actions = {name: self.action(part, name, entry) for part, name, entry in self.entries("action")}
        self.check_references()

    def entries(self, kind):
        return [(part, name, entry) for part in self.parts for name, entry in self.data[part].get(kind, {}).items()]

    def limit(self, value):
        """A number, given as itself or by the name of a limit."""
        return self.limits[value]["value"] if isinstance(value, str) else value

    def shapes(self, part):
        """All shapes of a part in the order in which C++ can declare them."""
        records = [record for record in self.records.values() if record.part == part]
        actions = [shape for action in self.actions.values() if action.part == part
                   for shape in (action.request, action.reply)]
        return records + actions + [event for event in self.events.values() if event.part == part]

    def record(self, part, name, entry):
        fields = self.fields(name, entry["fields"])
        if "begins_like" in entry:
            fields = self.events[entry["begins_like"]].fields + fields
        return Shape(name, name, "record", part, entry["text"], fields, entry.get("short_form"))

    def action(self, part, name, entry):
        unknown = set(entry) - ACTION_KEYS
        if unknown or entry["who"] not in WHO or entry["rate"] not in RATES or entry["runs"] not in RUNS:
            raise SystemExit(f"action {name}: impossible entry ({', '.join(unknown) or 'who, rate or runs'})")
        constraints = {key: entry[key] for key in ("exactly_one", "at_most_one", "not_empty") if key in entry}
        request = Shape(camel(name) + "Request", name, "request", part, entry["text"],
                        self.fields(name, entry["request"]), constraints=constraints)
        reply = Shape(camel(name) + "Reply", name, "reply", part, f"Answers {camel(name)}Request.",
                      self.fields(name, entry["reply"]), entry.get("short_reply"))
        return Action(name, part, entry, request, reply)

    def fields(self, owner, entries):
        return [self.field(f"{owner}.{name}", name, entry) for name, entry in entries.items()]

    def field(self, where, name, entry):
        if set(entry) - FIELD_KEYS or "text" not in entry:
            raise SystemExit(f"{where}: unknown attribute, or no text")
        written = entry["type"]
        optional, written = written.endswith("?"), written.removesuffix("?")
        is_list, type_name = written.startswith("["), written.strip("[]")
        own = {key: entry[key] for key in entry if key not in ("type", "text", "default")}
        narrowed = bool(set(own) - {"max_items"})
        if type_name in self.types:
            inherited = dict(self.types[type_name])
            base = inherited.pop("base")
            inherited.pop("text", None)
            default = entry.get("default", inherited.pop("default", MISSING))
            rules = inherited | own
        elif type_name in self.enums or type_name in self.record_names:
            base = "enum" if type_name in self.enums else "record"
            default, rules = entry.get("default", MISSING), own
        else:
            raise SystemExit(f"{where}: no type {type_name}")
        return Field(name, base, type_name, is_list, optional, default, rules, narrowed, entry["text"])

    def check_references(self):
        for action in self.actions.values():
            for error in action.data.get("errors", []):
                if error not in self.errors:
                    raise SystemExit(f"action {action.name}: no error {error}")
            for event in action.data.get("events", []):
                if event not in self.events:
                    raise SystemExit(f"action {action.name}: no event {event}")
        caused = {event for action in self.actions.values() for event in action.data.get("events", [])}
        orphans = set(self.events) - caused
        if orphans:
            raise SystemExit(f"no action causes {', '.join(sorted(orphans))}")
