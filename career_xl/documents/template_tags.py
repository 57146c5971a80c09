"""The language of the tags in a Word template: fields, loops and conditions, and what is wrong with a tag."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias, Union
from xml.sax.saxutils import unescape

from jinja2 import nodes

Shape: TypeAlias = Union[str, list["Shape"], Mapping[str, "Shape"]]  # noqa: UP007 - a union that names itself
"""What stands under a name: TEXT, FLAG, the shape of one item in a list, or the shapes of the fields of a group."""
TEXT, FLAG = "text", "flag"

_TAG = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{#.*?#\}")
_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
_BLOCK = re.compile(r"\{%\s*(for|if|endfor|endif)\b[^{}]*%\}")
_BRACES = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_XML_TAG = re.compile(r"<[^>]*>")
_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Name, nodes.Getattr, nodes.Const),
    *(nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand),
)


class TagError(Exception):
    """A tag of the template is wrong: `problem` in Russian, the tag as written, the paragraph around it."""

    def __init__(self, problem: str, tag: str, paragraph: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.tag = tag
        self.paragraph = paragraph


def refuse_code(tree: nodes.Template, source: str) -> None:
    """TagError for anything but fields, loops and conditions."""
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _ALLOWED):
            raise tag_error("недопустимая метка", source, node.lineno, "")


def used_fields(tree: nodes.Template, shape: Mapping[str, Shape], source: str) -> frozenset[str]:
    """The fields that the tags name, as «college.full_name»; TagError for one that the shape does not have.

    It looks into branches and loops that today's values would skip: what is wrong there would come up another day.
    """
    used: set[str] = set()
    _look_into(tree.body, shape, _Names(source, used))
    return frozenset(used)


class _Names:
    """Finds what stands under a name; notes the names that were asked for."""

    def __init__(self, source: str, used: set[str]) -> None:
        self._source, self._used = source, used

    def shape(self, node: nodes.Node, scope: Mapping[str, Shape]) -> Shape:
        """The shape of a name or a dotted name."""
        path = _path(node)
        self._used.add(path)
        found: Shape | None = scope
        for part in path.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        if found is None:
            raise self.error("неизвестное поле", node, path)
        return found

    def error(self, problem: str, node: nodes.Node, word: str) -> TagError:
        """What to raise for a node."""
        return tag_error(problem, self._source, node.lineno, word)


def _look_into(body: Iterable[nodes.Node], scope: Mapping[str, Shape], names: _Names) -> None:
    for node in body:
        if isinstance(node, nodes.Output):
            for shown in node.nodes:
                if names_in(shown) == [shown] and names.shape(shown, scope) != TEXT:
                    problem = "в тексте стоит не поле, а список, группа полей или признак"
                    raise names.error(problem, shown, _path(shown))
                _look_at_expression(shown, scope, names)
        elif isinstance(node, nodes.For):
            _look_into_loop(node, scope, names)
        elif isinstance(node, nodes.If):
            _look_at_expression(node.test, scope, names)
            for part in (node.body, node.elif_, node.else_):
                _look_into(part, scope, names)


def _look_into_loop(loop: nodes.For, scope: Mapping[str, Shape], names: _Names) -> None:
    _look_at_expression(loop.iter, scope, names)
    shape = names.shape(loop.iter, scope) if names_in(loop.iter) == [loop.iter] else None
    if not isinstance(shape, list) or not isinstance(loop.target, nodes.Name):
        raise names.error("повторять можно только список", loop, _path(loop.iter))
    inner = {**scope, loop.target.name: shape[0]}
    if loop.test is not None:
        _look_at_expression(loop.test, inner, names)
    _look_into(loop.body, inner, names)
    _look_into(loop.else_, scope, names)


def _look_at_expression(expression: nodes.Node, scope: Mapping[str, Shape], names: _Names) -> None:
    for name in names_in(expression):
        names.shape(name, scope)


def names_in(expression: nodes.Node) -> list[nodes.Node]:
    """The names and dotted names of an expression, each as a whole."""
    if isinstance(expression, nodes.Name | nodes.Getattr):
        return [expression]
    return [name for child in expression.iter_child_nodes() for name in names_in(child)]


def _path(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_path(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else ""


def refuse_open_tags(xml: str) -> None:
    """TagError for a brace that opens or closes no tag of its own paragraph; what follows would be swallowed."""
    for match in _PARAGRAPH.finditer(xml):
        paragraph = unescape(_XML_TAG.sub("", match[0])).strip()
        rest = _TAG.sub("", paragraph)
        if brace := _BRACES.search(rest):
            raise TagError("не закрыта метка", rest[brace.start() :] if brace[0][0] == "{" else rest, paragraph)


def tag_error(problem: str, source: str, line: int | None, word: str) -> TagError:
    """The error with the tag of that line which holds the word, else its first tag, else the paragraph."""
    lines = source.split("\n")
    paragraph = unescape(_XML_TAG.sub("", lines[line - 1])).strip() if line and line <= len(lines) else ""
    tags = _TAG.findall(paragraph) or [paragraph]
    return TagError(problem, next((tag for tag in tags if word in tag), tags[0]), paragraph)


def unpaired(source: str) -> tuple[int, str] | None:
    """Line and text of a loop or condition without its end, or of an end without its beginning."""
    opened: list[re.Match[str]] = []
    for match in _BLOCK.finditer(source):
        if not match[1].startswith("end"):
            opened.append(match)
        elif not opened or opened.pop()[1] != match[1].removeprefix("end"):
            opened = [match]
            break
    return (source.count("\n", 0, opened[-1].start()) + 1, opened[-1][0]) if opened else None
