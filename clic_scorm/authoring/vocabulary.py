"""
The keys of every YAML file that an author writes: what each means, and what may stand there.

Readers say what is wrong at the line; this table is what editors complete and check by, and what the reference prints. A test holds it
against the readers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


Schema = Mapping[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"
ID: Schema = {"type": "string", "pattern": "^[a-z][a-z0-9-]*$", "maxLength": 64}
TEXT: Schema = {"type": "string"}
# A version such as 1.10 and a label such as 12 look like numbers to YAML.
WRITTEN: Schema = {"type": ["string", "number"]}
# Any colour that CSS can name.
COLOUR: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 1}
SHARE: Schema = {"type": "string", "pattern": "^[0-9]{1,3}([.][0-9]{1,4})? ?%$"}
LANGUAGE: Schema = {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"}


def one_or_list(item: Schema) -> Schema:
    """
    Return the JSON Schema of one *item*, or of a list of them.
    """
    return {"anyOf": [item, {"type": "array", "items": item}]}


@dataclass(frozen=True, slots=True)
class Key:
    """
    Hold one key: its name, what it means in a sentence, what may stand there as JSON Schema, an example, and whether it must be there.
    """

    name: str
    meaning: str
    schema: Schema
    example: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """
    Hold the keys of one kind of file. *each* is set where the file maps names of the author's to groups with these keys.
    """

    name: str
    title: str
    keys: tuple[Key, ...]
    each: bool = False


def group(keys: tuple[Key, ...], title: str = "") -> Schema:
    """
    Return the JSON Schema of a mapping with *keys* and no others.
    """
    required = [key.name for key in keys if key.required]
    made: dict[str, Any] = {"type": "object", "additionalProperties": False}
    if title:
        made = {"title": title, **made}
    made["properties"] = {key.name: {"description": key.meaning, **key.schema, "examples": [key.example]} for key in keys}
    return {**made, "required": required} if required else made


def document(file: File, definitions: Schema | None = None) -> Schema:
    """
    Return the JSON Schema (draft 7, which editors know best) of *file*; *definitions* are what its keys refer to.
    """
    body = group(file.keys)
    if file.each:
        body = {"anyOf": [{"type": "object", "additionalProperties": body}, {"type": "array", "items": body}]}
    made = {"$schema": DRAFT, "title": file.title, **body}
    return {**made, "definitions": definitions} if definitions else made
