"""Mappings and lists of them, read as records."""

from collections.abc import Collection, Iterable
from types import MappingProxyType

from calculator.procedure import Labels
from publish.source import values
from publish.source.fields import Fields, Reader, Value
from publish.source.register import KINDS, Register
from publish.source.yaml import Mapping, Node, found

_BY_ANNOTATION = {str: values.TEXT, bool: values.FLAG, int: values.number()}
_BY_NAME = {
    "event": values.reference("events"),
    "force": values.reference("forces"),
    "provisions": values.PROVISIONS,
    "restates": values.references("units"),
    "runs_from": values.reference("events"),
    "unit": values.UNIT,
}


def keys(made: type, *, but: Collection[str] = (), optional: Collection[str] = (), **given: Value) -> dict[str, Value]:
    """A record's fields ``but`` for some: of types given, else by name or annotation; ``optional`` may be left out."""
    annotated = made.__annotations__.items()
    fields = {name: _BY_NAME.get(name) or _BY_ANNOTATION.get(type) for name, type in annotated if name not in but}
    return fields | {name: fields[name].or_empty for name in optional} | given


def record[T](made: type[T], *, optional: Collection[str] = (), **given: Value) -> Reader[T]:
    """A reader of mappings whose keys are those fields."""
    read = keys(made, optional=optional, **given)
    return lambda fields: made(**fields.all(**read))


def part[T](reader: Reader[T]) -> Value[T]:
    """What a reader makes of a mapping; where there is none, of an empty one."""

    def read(fields: Fields, node: Node) -> T:
        if isinstance(node, Mapping):
            return Fields(node, fields.register).read(reader)
        fields.note(node, f"expected a mapping, {found(node)}")
        return empty()

    def empty() -> T:
        return reader(Fields(Mapping("", 0, 0), Register()))

    return Value("a mapping", read, empty, unseen=KINDS)


def parts[T](reader: Reader[T], *gives: str, at_least: int = 0) -> Value[tuple[T, ...]]:
    """What a reader makes of each mapping of a list; ``gives`` are the kinds of which they give ids."""
    return values.several("a list", part(reader)._replace(lost=gives), at_least)


def listed[T](
    made: type[T], kind: str, /, *, at_least: int = 0, optional: Collection[str] = (), **given: Value
) -> Value[tuple[T, ...]]:
    """A list of records that have an id, of a kind, and those fields."""
    return parts(record(made, id=values.id_of(kind), optional=optional, **given), kind, at_least=at_least)


def by_id[T: tuple](records: Iterable[T]) -> MappingProxyType[str, T]:
    """Records by their ids, which come first in each, in their order."""
    return MappingProxyType({record[0]: record for record in records})


def labels(pairs: Iterable[tuple[str, str]]) -> Labels:
    """Words by ids, in their order."""
    return MappingProxyType(dict(pairs))


def labelled(
    kind: str, *, codes: Collection[str] = (), key: str = "label", words: Value[str] = values.TEXT, at_least: int = 0
) -> Value[Labels]:
    """Ids of a kind, each with its words under a key; ``codes`` where the calculator gives them."""
    id = values.id_of(kind, values.choice(codes)) if codes else values.id_of(kind)

    def pair(fields: Fields) -> tuple[str, str]:
        return fields.get("id", id), fields.get(key, words)

    return parts(pair, kind, at_least=at_least).then(labels)
