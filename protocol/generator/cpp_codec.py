"""C++ readers and writers of the structs, one pair of files a part, on protocol/codec/fields.hpp and writer.hpp."""

from .cpp import WIDTH, file_text, foreign_parts, identifier, quoted, snake
from .schema import MISSING

READ = {"string": "text", "integer": "integer", "boolean": "boolean", "enum": "choice", "record": "record"}


def number(value):
    return f"limit::{value}" if isinstance(value, str) else str(value)


def designated(struct, members):
    return f"{struct}{{{', '.join(f'.{key} = {value}' for key, value in members)}}}" if members else ""


def text_rule(rules):
    members = [(key, number(rules[key])) for key in ("min_bytes", "max_bytes", "max_characters") if key in rules]
    if "check" in rules:
        members.append(("check", rules["check"]))
    if "error" in rules:
        members.append(("error", f"ErrorCode::{rules['error']}"))
    if "must" in rules:
        members.append(("must", quoted(rules["must"])))
    return members


def integer_rule(rules):
    members = [(key, number(rules[key])) for key in ("min", "max") if key in rules]
    return members + ([("clamp", "true")] if rules.get("clamp") else [])


def text_rules_header(schema):
    body = []
    for name, entry in schema.types.items():
        if entry["base"] == "string":
            members = text_rule(entry)
            line = f"inline constexpr TextRule {name}{{{', '.join(f'.{key} = {value}' for key, value in members)}}};"
            if len(line) > WIDTH:
                line = f"inline constexpr TextRule {name}{{\n" + "".join(
                    f"    .{key} = {value},\n" for key, value in members) + "};"
            body.append(line)
    includes = ["protocol/codec/text_rule.hpp", "protocol/generated/cpp/limits.hpp", "protocol/names.hpp"]
    return file_text("types.toml", body, includes, "banter::protocol::text_rule")


def read_call(schema, field):
    method, arguments = READ[field.base], [quoted(field.name), f"out.{identifier(field.name)}"]
    if field.base == "string":
        own = designated("TextRule", text_rule(field.rules)) if field.narrowed else ""
        arguments.append(own or f"text_rule::{field.type}")
    elif field.base == "integer":
        rule = integer_rule(field.rules)
        arguments += [f"{{{', '.join(f'.{key} = {value}' for key, value in rule)}}}"] if rule else []
    elif field.base == "enum":
        enum = schema.enums[field.type]
        arguments.append(f"{snake(enum.name)}_names")
        if enum.unknown:
            arguments.append(f"std::optional({enum.name}::{identifier(enum.unknown)})")
    if field.is_list:
        method += "s"
        if "max_items" in field.rules:
            arguments.append(number(field.rules["max_items"]))
    return f"in.{method}({', '.join(arguments)});"


def guarded(field, call):
    """A field with a default, and no std::optional, is read only where it is given."""
    return call if field.default is MISSING or field.optional else f"if (in.given({quoted(field.name)})) {call}"


def short_order(shape):
    """The fields of a short form first, so that a reader can stop behind them."""
    first = shape.short["fields"] if shape.short else []
    return [f for f in shape.fields if f.name in first], [f for f in shape.fields if f.name not in first]


def reader(schema, shape):
    first, rest = short_order(shape)
    lines = [f"  {guarded(field, read_call(schema, field))}" for field in first]
    if shape.short:
        lines.append(f"  if (out.{shape.short['when']}) return;")
    lines += [f"  {guarded(field, read_call(schema, field))}" for field in rest]
    for method, groups in shape.constraints.items():
        for group in groups:
            names = "{" + ", ".join(map(quoted, group)) + "}"
            if method == "not_empty":
                empty = " && ".join(f"out.{name}.empty()" for name in group)
                lines.append(f"  in.not_all_empty({names}, {empty});")
            else:
                lines.append(f"  in.{method}({names});")
    return function(f"read(Fields& in, {shape.struct}& out)", lines, shape)


def write_line(field):
    value = f"value.{identifier(field.name)}"
    method = {"enum": "text"}.get(field.base, READ[field.base]) + ("s" if field.is_list else "")
    given = value
    if field.base == "enum":
        given = f"name_of(*{value})" if field.optional else f"name_of({value})"
    call = f"out.{method}({quoted(field.name)}, {given});"
    if field.base == "enum" and field.optional:
        return f"if ({value}) {call}"
    if field.optional or field.default is MISSING:
        return call
    if field.default in ("", []):
        return f"if (!{value}.empty()) {call}"
    if isinstance(field.default, bool):
        return f"if ({'!' if field.default else ''}{value}) {call}"
    default = f"{field.type}::{identifier(field.default)}" if field.base == "enum" else str(field.default)
    return f"if ({value} != {default}) {call}"


def writer(shape):
    lines = []
    if shape.short:
        by_name = {field.name: field for field in shape.fields}
        lines.append(f"  if (value.{shape.short['when']}) {{")
        for name in shape.short["fields"]:
            always = name == shape.short["when"]
            lines.append("    " + (f"out.boolean({quoted(name)}, true);" if always else write_line(by_name[name])))
        lines += ["    return;", "  }"]
    flag = shape.short["when"] if shape.short else None
    lines += [f"  {write_line(field)}" for field in shape.fields if field.name != flag]
    return function(f"write(Writer& out, const {shape.struct}& value)", lines, shape)


def function(signature, lines, shape):
    if not shape.fields:
        types = [part.rsplit(" ", 1)[0] for part in signature[:-1].split("(")[1].split(", ")]
        return [f"void {signature.split('(')[0]}({', '.join(types)}) {{}}", ""]
    return [f"void {signature} {{"] + [wrapped for line in lines for wrapped in wrap(line)] + ["}", ""]


def wrap(line):
    """Breaks a call that is too long behind the last comma that fits, or behind the condition before it."""
    if len(line) <= WIDTH:
        return [line]
    indent = " " * (len(line) - len(line.lstrip()))
    if line.lstrip().startswith("if (in.given"):
        head, tail = line.split("))", 1)
        return [head + ")) {"] + wrap(f"{indent}  {tail.lstrip()}") + [indent + "}"]
    cut = line.rfind(", ", 0, 109)
    return [line[:cut + 1], indent + "    " + line[cut + 2:]]


def part_files(schema, part):
    shapes = schema.shapes(part)
    declarations = ["class Fields;", "class Writer;", ""]
    definitions = []
    for shape in shapes:
        declarations += [f"void read(Fields& in, {shape.struct}& out);",
                         f"void write(Writer& out, const {shape.struct}& value);"]
        definitions += reader(schema, shape) + writer(shape)
    others = [f"protocol/generated/cpp/{other}_codec.hpp" for other in foreign_parts(schema, part)
              if any(field.base == "record" and schema.records[field.type].part == other
                     for shape in shapes for field in shape.fields)]
    source = f"{part}.toml"
    header = file_text(source, declarations, [f"protocol/generated/cpp/{part}.hpp"])
    includes = [f"protocol/generated/cpp/{part}_codec.hpp", "protocol/codec/fields.hpp", "protocol/codec/writer.hpp",
                "protocol/generated/cpp/limits.hpp", "protocol/generated/cpp/text_rules.hpp"] + others
    body = file_text(source, definitions[:-1], includes, source_file=True)
    return {f"{part}_codec.hpp": header, f"{part}_codec.cpp": body}


def sources(schema):
    files = {"text_rules.hpp": text_rules_header(schema)}
    for part in schema.parts:
        files |= part_files(schema, part)
    for name, kind in (("request", "Request"), ("reply", "Reply"), ("event", "Event")):
        files |= variant_files(schema, name, kind)
    return files


def variant_files(schema, name, variant):
    declarations = ["class Fields;", "class Writer;", "",
                    f"// Makes `out` the alternative at `index` and reads it.",
                    f"void read(Fields& in, std::size_t index, {variant}& out);",
                    f"void write(Writer& out, const {variant}& value);"]
    definitions = [f"void read(Fields& in, std::size_t index, {variant}& out) {{",
                   "  read_alternative(in, index, out);", "}", "",
                   f"void write(Writer& out, const {variant}& value) {{",
                   "  std::visit([&](const auto& alternative) { write(out, alternative); }, value);", "}"]
    includes = [f"protocol/generated/cpp/{name}_codec.hpp", "protocol/codec/alternatives.hpp",
                "protocol/codec/fields.hpp", "protocol/codec/writer.hpp"]
    if name == "event":
        parts = {shape.part for shape in schema.events.values()}
    else:
        parts = {action.part for action in schema.actions.values()}
    includes += [f"protocol/generated/cpp/{part}_codec.hpp" for part in sorted(parts)]
    header = file_text("*.toml", declarations, [f"protocol/generated/cpp/{name}.hpp"])
    return {f"{name}_codec.hpp": header, f"{name}_codec.cpp": file_text("*.toml", definitions, includes, source_file=True)}
