"""Keys and clicks wait until the page they are meant for has run its scripts.

A heading is there before the page's scripts are: modules run when the document has been
read. Who sees the heading and presses a key at once presses it where nothing listens.
People do not notice, a test is faster. So every act waits for two things, through
Playwright's own classes, so that no test has to think of it: that what it acts upon is
there, which may only be on the page one is led to, and that this page's `load` event has
come, which follows every module.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

ACTS = (
    *("check", "clear", "click", "dblclick", "drag_to", "fill", "focus", "hover"),
    *("press", "press_sequentially", "select_option", "set_checked"),
    *("set_input_files", "tap", "type", "uncheck"),
)
DEVICES = ("keyboard", "mouse", "touchscreen")


@contextlib.contextmanager
def patient_hands() -> Iterator[None]:
    """Within it, every act of a locator or a page and every device waits."""
    with pytest.MonkeyPatch.context() as patch:
        for act in ACTS:
            patch.setattr(Locator, act, _after_arrival(getattr(Locator, act)))
            if hasattr(Page, act):
                patch.setattr(Page, act, _after_load(getattr(Page, act)))
        for device in DEVICES:
            take = getattr(Page, device).fget
            patch.setattr(Page, device, property(_after_load(take)))
        yield


def _after_arrival(act: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(act)
    def wait_and_act(locator: Locator, *args: Any, **options: Any) -> Any:
        locator.wait_for(state="attached", timeout=options.get("timeout"))
        locator.page.wait_for_load_state()
        return act(locator, *args, **options)

    return wait_and_act


def _after_load(act: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(act)
    def wait_and_act(page: Page, *args: Any, **options: Any) -> Any:
        page.wait_for_load_state()
        return act(page, *args, **options)

    return wait_and_act
