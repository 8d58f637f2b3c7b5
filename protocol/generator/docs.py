"""The tables of docs/protocol.md, put between the markers that its prose contains."""

import re

from .schema import MISSING

MARKER = re.compile(r"(<!-- generated: ([a-z]+) ?([a-z]*) -->\n).*?(<!-- end of generated -->)", re.DOTALL)
WHO = {"anyone": "anyone", "guest": "every account", "member": "members, not guests", "admin": "admins"}
SHOWN_AS = {"time": "time", "base64": "base64", "new_username": "new username", "room_name": "room name",
            "new_password": "new password", "secret": "string", "text": "string"}


def number(value):
    return f"{value:,}"


def bounds(schema, field):
    rules = {key: schema.limit(rule) for key, rule in field.rules.items() if key.startswith(("min", "max"))}
    words = []
    if field.base == "string":
        if "max_characters" in rules:
            words.append(f"≤ {number(rules['max_characters'])} characters")
        if "max_bytes" in rules:
            words.append(f"≤ {number(rules['max_bytes'])} bytes")
    elif field.base == "integer" and "max" in rules:
        words.append(f"{rules.get('min', 0)} to {number(rules['max'])}")
    elif field.base == "integer" and rules.get("min"):
        words.append(f"≥ {rules['min']}")
    return words, rules


def type_words(schema, field):
    words, rules = bounds(schema, field)
    if field.base in ("enum", "record"):
        kind = f"[`{field.type}`](#{field.base}-{field.type.lower()})"
    else:
        kind = SHOWN_AS.get(field.type, field.base)
    kind = " ".join([kind] + words)
    if field.is_list:
        kind = f"list of {kind}" + (f", at most {rules['max_items']}" if "max_items" in rules else "")
    if field.default not in (MISSING, "", [], False):
        shown = number(field.default) if isinstance(field.default, int) else f"`{field.default}`"
        kind += f", default {shown}"
    return kind


def row(schema, field, column=None):
    mark = "?" if field.optional or field.default is not MISSING else ""
    cells = ([column] if column is not None else []) + [f"`{field.name}`{mark}", type_words(schema, field), field.text]
    return f"| {' | '.join(cells)} |"


def codes(names):
    return ", ".join(f"`{name}`" for name in names)


def condition_lines(shape):
    phrases = {"exactly_one": "Exactly one of {} is given.", "at_most_one": "At most one of {} is given.",
               "not_empty": "{} may not both be empty."}
    return [phrases[kind].format(" and ".join(f"`{name}`" for name in group))
            for kind, groups in shape.constraints.items() for group in groups]


def action_lines(schema, action):
    data = action.data
    lines = [f"### `{action.name}`", "", data["text"] + (" *Planned.*" if action.planned else ""), ""]
    rows = [row(schema, field, "request") for field in action.request.fields]
    rows += [row(schema, field, "reply") for field in action.reply.fields]
    if rows:
        lines += ["| | field | type | |", "|---|---|---|---|"] + rows + [""]
    facts = condition_lines(action.request)
    if action.reply.short:
        facts.append(f"With `{action.reply.short['when']}` the reply has only {codes(action.reply.short['fields'])}.")
    if data.get("errors"):
        facts.append(f"Errors: {codes(data['errors'])}.")
    if data.get("events"):
        facts.append(f"Events: {codes(data['events'])}.")
    return lines + ([" ".join(facts), ""] if facts else [])


def field_table(schema, fields):
    return ["| field | type | |", "|---|---|---|"] + [row(schema, field) for field in fields] + [""]


def part_lines(schema, part):
    lines = []
    for action in schema.actions.values():
        if action.part == part:
            lines += action_lines(schema, action)
    for event in schema.events.values():
        if event.part == part:
            lines += [f"### event `{event.wire}`", "", event.text, ""] + field_table(schema, event.fields)
    for record in schema.records.values():
        if record.part == part:
            lines += [f"### record `{record.struct}`", "", record.text, ""] + field_table(schema, record.fields)
    for enum in schema.enums.values():
        if enum.part == part:
            unknown = f" A client takes words that it does not know for `{enum.unknown}`." if enum.unknown else ""
            lines += [f"### enum `{enum.name}`", "", enum.text + unknown, "", "| value | |", "|---|---|"]
            lines += [f"| `{value}` | {text} |" for value, text in enum.values.items()] + [""]
    return lines[:-1]


def rules_lines(schema):
    lines = ["| action | who may | allowance | answered out of order | |", "|---|---|---|---|---|"]
    for action in schema.actions.values():
        data = action.data
        rate = "" if data["rate"] == "none" else data["rate"]
        lines.append(f"| [`{action.name}`](#{action.name}) | {WHO[data['who']]} | {rate} | "
                     f"{'with `id`' if data.get('reorder') else ''} | {'planned' if action.planned else ''} |")
    return lines


def errors_lines(schema):
    return ["| code | class | HTTP | |", "|---|---|---|---|"] + [
        f"| `{name}` | {e['class'].replace('_', ' ')} | {e['http']} | {e['text']} |" for name, e in schema.errors.items()]


def limits_lines(schema):
    return ["| limit | value | |", "|---|---|---|"] + [
        f"| `{name}` | {number(e['value'])} | {e['text']} |" for name, e in schema.limits.items()]


def text(schema, present):
    """The document with its generated blocks made anew."""
    told = set()

    def block(match):
        kind, part = match[2], match[3]
        told.add(part or kind)
        lines = part_lines(schema, part) if kind == "part" else {
            "rules": rules_lines, "errors": errors_lines, "limits": limits_lines}[kind](schema)
        return "\n".join([match[1]] + lines + ["", match[4]])

    written = MARKER.sub(block, present)
    missing = {"rules", "errors", "limits", *schema.parts} - told
    if missing:
        raise SystemExit(f"docs/protocol.md has no marker for {', '.join(sorted(missing))}")
    return written
