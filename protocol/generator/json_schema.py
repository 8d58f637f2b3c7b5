"""JSON Schema (draft 2020-12), one self-contained file for each request, reply and event."""

import json

from .schema import MISSING

LARGEST = 2**53 - 1
ID = {"anyOf": [{"type": "string"}, {"type": "integer", "minimum": 0, "maximum": LARGEST}]}


def value(schema, field):
    rules = {key: schema.limit(rule) if key.startswith(("min", "max")) else rule for key, rule in field.rules.items()}
    if field.base in ("enum", "record"):
        inner = {"$ref": f"#/$defs/{field.type}"}
    elif field.base == "boolean":
        inner = {"type": "boolean"}
    elif field.base == "integer":
        # What is more than a clamped maximum counts as the maximum, so it is no fault.
        most = LARGEST if rules.get("clamp") else rules.get("max", LARGEST)
        inner = {"type": "integer", "minimum": rules.get("min", 0), "maximum": most}
    else:
        # Lengths count characters here and bytes on the wire, so these bounds are necessary, not sufficient.
        inner = {"type": "string"}
        if "min_bytes" in rules:
            inner["minLength"] = 1
        if "max_bytes" in rules or "max_characters" in rules:
            inner["maxLength"] = rules.get("max_characters", rules.get("max_bytes"))
        if "pattern" in rules:
            inner["pattern"] = rules["pattern"]
    if field.is_list:
        inner = {"type": "array", "items": inner}
        if "max_items" in rules:
            inner["maxItems"] = rules["max_items"]
    return {"description": field.text} | inner | ({} if field.default is MISSING else {"default": field.default})


def properties(schema, fields):
    return {field.name: value(schema, field) for field in fields}


def required(fields):
    return [field.name for field in fields if not field.optional and field.default is MISSING]


def given(names, **limits):
    return {"required": names, "properties": {name: limits for name in names}} if limits else {"required": names}


def constraints(shape):
    """Conditions between fields, as further schemas that must hold."""
    lists = {field.name for field in shape.fields if field.is_list}
    conditions = []
    for kind, groups in shape.constraints.items():
        for group in groups:
            if kind == "exactly_one":
                conditions.append({"oneOf": [given([name]) for name in group]})
            elif kind == "at_most_one":
                conditions.append({"not": given(group)})
            else:
                conditions.append({"anyOf": [given([name], **({"minItems": 1} if name in lists else {"minLength": 1}))
                                             for name in group]})
    return {"allOf": conditions} if conditions else {}


def body(schema, shape, head=None):
    head = head or {}
    full = {"type": "object", "properties": head | properties(schema, shape.fields),
            "required": [name for name in head if name != "id"] + required(shape.fields)} | constraints(shape)
    if not shape.short:
        return full
    flag, names = shape.short["when"], shape.short["fields"]
    kept = [field for field in shape.fields if field.name in names]
    short = {"type": "object", "properties": properties(schema, kept) | {flag: {"const": True}}, "required": names}
    full["properties"][flag] = {"const": False, "description": full["properties"][flag]["description"]}
    return {"anyOf": [full, short]}


def definitions(schema, shapes):
    """All records and enums that the shapes use, and those that these use."""
    found, waiting = {}, [field for shape in shapes for field in shape.fields]
    while waiting:
        field = waiting.pop(0)
        if field.type in found or field.base not in ("enum", "record"):
            continue
        if field.base == "enum":
            enum = schema.enums[field.type]
            found[field.type] = {"description": enum.text, "enum": list(enum.values)}
        else:
            record = schema.records[field.type]
            found[field.type] = {"description": record.text} | body(schema, record)
            waiting += record.fields
    return dict(sorted(found.items()))


def file_text(schema, title, text, shape, content):
    defs = definitions(schema, [shape])
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, "description": text}
    return json.dumps(head | content | ({"$defs": defs} if defs else {}), indent=2, ensure_ascii=False) + "\n"


def reply(schema, action):
    head = {"reply": {"const": action.name}, "id": ID, "ok": {"const": True}}
    error = {"type": "object",
             "properties": {"code": {"enum": list(schema.errors)}, "message": {"type": "string"},
                            "retry_after_ms": {"type": "integer", "minimum": 0}, "field": {"type": "string"}},
             "required": ["code", "message"]}
    refusal = {"type": "object",
               "properties": {"reply": {"const": action.name}, "id": ID, "ok": {"const": False}, "error": error},
               "required": ["reply", "ok", "error"]}
    full = body(schema, action.reply, head)
    if "anyOf" in full:
        short = full["anyOf"][1]
        short["properties"] = head | short["properties"]
        short["required"] = ["reply", "ok"] + short["required"]
    return {"anyOf": full.get("anyOf", [full]) + [refusal]}


def files(schema):
    out = {}
    for action in schema.actions.values():
        head = {"action": {"const": action.name}, "id": ID}
        out[f"requests/{action.name}.json"] = file_text(
            schema, f"request {action.name}", action.data["text"], action.request, body(schema, action.request, head))
        out[f"replies/{action.name}.json"] = file_text(
            schema, f"reply {action.name}", action.reply.text, action.reply, reply(schema, action))
    for event in schema.events.values():
        out[f"events/{event.wire}.json"] = file_text(
            schema, f"event {event.wire}", event.text, event, body(schema, event, {"event": {"const": event.wire}}))
    return out
