"""English in our Python that does not go through gettext: (line, text) pairs.

A string is taken for English when it reads like a phrase or a word with a capital; and,
whatever it reads like, when it is handed to something that shows it (a label, a message, a
refusal).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

PHRASE = re.compile(
    r"[A-Za-z]{2,}[,;:]? [a-z]{2,}"  # two words
    r"|^[A-Z][a-z]{2,}[.!?:]?$"  # a word with a capital
    r"|[a-z]{2}[.!?]$"  # the end of a sentence
)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<[a-z][^<>]*$|^[^<>]*\"/?>")

SHOWN_KEYWORDS = {
    "description",
    "empty_label",
    "help_text",
    "label",
    "message",
    "subject",
    "verbose_name",
    "verbose_name_plural",
}
SHOWN_TABLES = {"labels", "help_texts", "error_messages", "words", "hints"}
SHOWN_CALLS = {
    "ValidationError": 0,
    "BadInput": 0,
    "BadPicture": 0,
    "Refused": 0,
    "TooMuch": 0,
    "add_error": 1,
    "add_message": 2,
    "send_mail": 0,
    **dict.fromkeys(("success", "info", "warning", "error"), 1),
}
"""Call → the argument that people read."""
NEVER_SHOWN = {
    "AssertionError",
    "ImproperlyConfigured",
    "KeyError",
    "NotImplementedError",
    "RuntimeError",
    "SystemExit",
    "TypeError",
    "ValueError",
    "compile",
    "getLogger",
}
"""Calls whose words reach programmers and operators only."""
RELATIONS = {"OneToOneField", "ManyToManyField"}
LOGGING = {"debug", "info", "warning", "error", "exception", "critical"}


def gettext_names(tree: ast.Module) -> dict[str, str]:
    """Name in this file → function of django.utils.translation."""
    return {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and node.module == "django.utils.translation"
        for alias in node.names
    }


class Reader(ast.NodeVisitor):
    """Walks a module; `faults` fills with (line, text)."""

    def __init__(self, tree: ast.Module) -> None:
        self.gettext = gettext_names(tree)
        self.faults: list[tuple[int, str]] = []
        self.depth = 0
        self.visit(tree)

    # --- What is not looked into ---------------------------------------------------

    def visit_Expr(self, node: ast.Expr) -> None:
        """A string by itself is documentation."""
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        """The annotation is code."""
        self._table(node.target, node.value)
        if node.value is not None:
            self.visit(node.value)

    def visit_Dict(self, node: ast.Dict) -> None:
        """Classes of elements are no words."""
        for key, value in zip(node.keys, node.values, strict=True):
            if getattr(key, "value", "") != "class":
                self.visit(value)

    def visit_arguments(self, node: ast.arguments) -> None:
        """Neither are those of arguments."""
        for default in (*node.defaults, *node.kw_defaults):
            if default is not None:
                self.visit(default)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Its decorators, defaults and body, not what it returns."""
        for decorator in node.decorator_list:
            self.visit(decorator)
        self.visit(node.args)
        self.depth += 1
        for statement in node.body:
            self.visit(statement)
        self.depth -= 1

    def visit_Lambda(self, node: ast.Lambda) -> None:
        """Runs later, as a function does."""
        self.depth += 1
        self.generic_visit(node)
        self.depth -= 1

    # --- What is -------------------------------------------------------------------

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """Choices are shown; everything else is looked into."""
        if any(_name(base).endswith("Choices") for base in node.bases):
            for statement in node.body:
                if isinstance(statement, ast.Assign):
                    self._choice(statement)
        for part in (*node.decorator_list, *node.body):
            self.visit(part)

    def _choice(self, statement: ast.Assign) -> None:
        value = statement.value
        if not isinstance(value, ast.Tuple):
            self.faults.append((statement.lineno, "a choice without a label"))
        elif isinstance(value.elts[-1], ast.Constant):
            self._found(value.elts[-1])

    def visit_Assign(self, node: ast.Assign) -> None:
        """Tables of labels are shown; what a module exports is not."""
        if _name(node.targets[0]) == "__all__":
            return
        for target in node.targets:
            self._table(target, node.value)
        self.generic_visit(node)

    def _table(self, target: ast.expr, value: ast.expr | None) -> None:
        if not isinstance(value, ast.Dict) or _name(target) not in SHOWN_TABLES:
            return
        for leaf in value.values:
            leaves = leaf.values if isinstance(leaf, ast.Dict) else [leaf]
            for one in leaves:
                self._shown(one)

    def visit_Call(self, node: ast.Call) -> None:
        """gettext must get plain strings; what is shown must come from gettext."""
        name, owner = _name(node.func), _owner(node.func)
        if isinstance(node.func, ast.Name) and name in self.gettext:
            self._gettext(node, self.gettext[name])
            return
        if name in NEVER_SHOWN or (name in LOGGING and owner.startswith("logg")):
            return
        for argument in _shown_arguments(node, name, owner):
            self._shown(argument)
        for keyword in node.keywords:
            if keyword.arg in SHOWN_KEYWORDS:
                self._shown(keyword.value)
            if keyword.arg in SHOWN_TABLES:
                self._table(ast.Name(keyword.arg), keyword.value)
        self.generic_visit(node)

    def _gettext(self, node: ast.Call, function: str) -> None:
        plain = 1 if function.startswith("gettext") else 2
        for argument in node.args[:plain]:
            if not isinstance(argument, ast.Constant):
                text = f"{function}() of what no extractor can read"
                self.faults.append((node.lineno, text))
        if self.depth == 0 and not function.endswith("_lazy"):
            text = f"{function}() when the module is loaded, before any language"
            self.faults.append((node.lineno, text))
        for argument in node.args[plain:]:
            self.visit(argument)

    def _shown(self, node: ast.expr) -> None:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            self._found(node)
        elif isinstance(node, ast.JoinedStr):
            for part in node.values:
                self._shown(part)
        elif isinstance(node, ast.List | ast.Tuple):
            for part in node.elts:
                self._shown(part)

    def visit_Constant(self, node: ast.Constant) -> None:
        """Anything that reads like English."""
        if isinstance(node.value, str) and PHRASE.search(TAG.sub("", node.value)):
            self._found(node)

    def _found(self, node: ast.expr) -> None:
        text = getattr(node, "value", "")
        if isinstance(text, str) and re.search("[A-Za-z]", text):
            fault = (node.lineno, text)
            if fault not in self.faults:
                self.faults.append(fault)


def _shown_arguments(node: ast.Call, name: str, owner: str) -> list[ast.expr]:
    """The arguments without a name that people read."""
    if name.endswith("Field") and owner == "models" and name not in RELATIONS:
        return node.args[:1]
    if name in SHOWN_CALLS and (name not in LOGGING or owner == "messages"):
        return node.args[SHOWN_CALLS[name] :][:2]
    return []


def _name(node: ast.expr) -> str:
    """The last part of a dotted name."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _owner(node: ast.expr) -> str:
    """What stands before the dot: `messages` of `messages.error`."""
    return _name(node.value) if isinstance(node, ast.Attribute) else ""


def faults(source: str) -> Iterator[tuple[int, str]]:
    """(line, text) of what people would read in English whatever their language."""
    yield from Reader(ast.parse(source)).faults
