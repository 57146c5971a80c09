# mypy: ignore-errors
# ruff: noqa: N802 - the names are those of LibreOffice's interfaces.
"""The windows in which the officer answers a command or reads more; all are called on LibreOffice's own thread."""

import contextlib

import uno
import unohelper
from com.sun.star.awt import XActionListener

TITLE = "Центр карьеры"
# Sizes are in LibreOffice's units of a dialog: a letter is about 4 wide, a line 8 to 10 high.
_WIDTH, _MARGIN, _LINE, _BUTTON = 220, 6, 10, (50, 14)
_LETTER = 4.6
_MOST_CHOICES, _DETAIL_LINES = 12, 20
_OK, _CANCEL = 1, 2
"""Of com.sun.star.awt.PushButtonType; a dialog that was not cancelled ends with 1 as well."""
_POSITION = 3
"""Of com.sun.star.awt.PosSize: left and top, not the size."""
_HIDING_DOT = 0x2022
_FILE_OPEN = 0
"""Of com.sun.star.ui.dialogs.TemplateDescription: a window to choose existing files in."""


class _Chosen(unohelper.Base, XActionListener):
    """A double click on a choice is an answer."""

    def __init__(self, dialog):
        self._dialog = dialog

    def actionPerformed(self, event):
        self._dialog.endDialog(_OK)

    def disposing(self, event):
        self._dialog = None


class _Dialog:
    """A dialog that grows downwards, with its buttons last."""

    def __init__(self, context, frame, width=_WIDTH):
        self._made = lambda name: context.getServiceManager().createInstanceWithContext(name, context)
        self._frame, self._width, self._y = frame, width, _MARGIN
        self._model = self._made("com.sun.star.awt.UnoControlDialogModel")
        self.control = self._made("com.sun.star.awt.UnoControlDialog")

    def add(self, kind, name, height, **properties):
        self._place(kind, name, (_MARGIN, self._y, self._width - 2 * _MARGIN, height), properties)
        self._y += height + _MARGIN

    def say(self, text):
        letters = int((self._width - 2 * _MARGIN) / _LETTER)
        lines = sum(1 + len(line) // letters for line in text.split("\n"))
        self.add("FixedText", "text", lines * _LINE, Label=text, MultiLine=True)

    def execute(self, focus, *buttons, double_click=False):
        """True unless the officer has cancelled; a button is its text and what it means."""
        width, height = _BUTTON
        x = self._width - _MARGIN - len(buttons) * (width + _MARGIN) + _MARGIN
        for text, kind in buttons:
            look = {"Label": text, "PushButtonType": kind, "DefaultButton": kind == _OK}
            self._place("Button", f"button{kind}", (x, self._y, width, height), look)
            x += width + _MARGIN
        self._model.Title, self._model.Moveable, self._model.Closeable = TITLE, True, True
        self._model.Width, self._model.Height = self._width, self._y + height + _MARGIN
        control = self.control
        try:
            control.setModel(self._model)
            control.createPeer(self._made("com.sun.star.awt.Toolkit"), self._frame.getContainerWindow())
            self._centre()
            if focus:
                control.getControl(focus).setFocus()
            if double_click:
                control.getControl(focus).addActionListener(_Chosen(control))
            return control.execute() == _OK
        finally:
            control.dispose()

    def _centre(self):
        outside, size = self._frame.getContainerWindow().getPosSize(), self.control.getPosSize()
        left, top = (outside.Width - size.Width) // 2, (outside.Height - size.Height) // 3
        self.control.setPosSize(max(0, left), max(0, top), 0, 0, _POSITION)

    def model_of(self, name):
        return self._model.getByName(name)

    def _place(self, kind, name, place, properties):
        model = self._model.createInstance(f"com.sun.star.awt.UnoControl{kind}Model")
        model.PositionX, model.PositionY, model.Width, model.Height = place
        for key, value in properties.items():
            setattr(model, key, value)
        self._model.insertByName(name, model)


def choose(context, frame, text, choices, default):
    """One of the choices; None when cancelled."""
    dialog = _Dialog(context, frame)
    dialog.say(text)
    selected = choices.index(default) if default in choices else 0
    height = _LINE * max(3, min(len(choices), _MOST_CHOICES)) + 4
    dialog.add("ListBox", "choices", height, StringItemList=tuple(choices), TabIndex=0)
    model = dialog.model_of("choices")
    # A property of several numbers wants to be told their type.
    uno.invoke(model, "setPropertyValue", ("SelectedItems", uno.Any("[]short", (selected,))))
    if not dialog.execute("choices", ("Выбрать", _OK), ("Отмена", _CANCEL), double_click=True):
        return None
    found = model.SelectedItems
    return choices[found[0]] if found else None


def type_secret(context, frame, text):
    """What was typed, shown as dots; None when cancelled."""
    dialog = _Dialog(context, frame)
    dialog.say(text)
    dialog.add("Edit", "secret", 14, EchoChar=_HIDING_DOT, TabIndex=0)
    if not dialog.execute("secret", ("Продолжить", _OK), ("Отмена", _CANCEL)):
        return None
    return dialog.model_of("secret").Text


def choose_files(context, folder, text, patterns):
    """Paths of existing files, empty when cancelled; the window of the system or LibreOffice's own."""
    service = "com.sun.star.ui.dialogs.FilePicker"
    picker = context.getServiceManager().createInstanceWithContext(service, context)
    picker.initialize((_FILE_OPEN,))
    picker.setTitle(text)
    picker.setMultiSelectionMode(True)
    shown = ";".join(patterns) or "*.*"
    picker.appendFilter(f"Подходящие файлы ({shown})", shown)
    if patterns:
        picker.appendFilter("Все файлы (*.*)", "*.*")
    if folder:
        with contextlib.suppress(Exception):
            picker.setDisplayDirectory(folder)
    try:
        if picker.execute() != 1:
            return []
        return [uno.fileUrlToSystemPath(url) for url in picker.getSelectedFiles()]
    finally:
        with contextlib.suppress(Exception):
            picker.dispose()


def show_details(context, frame, sentence, details):
    """Nothing; the lines can be read, scrolled and copied."""
    dialog = _Dialog(context, frame, width=330)
    dialog.say(sentence)
    height = _LINE * max(4, min(len(details) + 1, _DETAIL_LINES))
    text = "\n".join(details)
    dialog.add("Edit", "details", height, Text=text, MultiLine=True, ReadOnly=True, VScroll=True, TabIndex=0)
    dialog.execute(f"button{_OK}", ("Закрыть", _OK))


def tell(context, frame, sentence):
    """Nothing; a small window for where there is no sheet to show a bar above."""
    dialog = _Dialog(context, frame)
    dialog.say(sentence)
    dialog.execute(f"button{_OK}", ("Закрыть", _OK))
