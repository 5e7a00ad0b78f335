"""Numbers that no column can hold: there is nothing of such a number, and no error."""

from __future__ import annotations

import pytest

from tests.access.addresses import address, every_url
from tests.access.asking import ask
from tests.access.bodies import QUERIES, body_for
from tests.access.table import Row, rows
from tests.access.world import World

pytestmark = pytest.mark.django_db

NUMBERS = {"pk", "member_pk", "number", "position"}
TOO_LARGE = (2**15, 2**31, 2**63)
KEYS = {url.name: url.keys for url in every_url()}
NUMBERED = {row.name: row for row in rows() if NUMBERS & set(KEYS[row.name])}


@pytest.mark.parametrize("row", NUMBERED.values(), ids=lambda row: row.name)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_number_that_is_too_large_is_not_there(world: World, row: Row, method: str):
    answers = {}
    for key in NUMBERS & set(KEYS[row.name]):
        for number in TOO_LARGE:
            url = address(row.name, {**world.at[row.of], key: number})
            sent = body_for(world, row.name, row.of).arguments
            for role in ("instructor", "author"):
                found = ask(
                    world,
                    role,
                    method,
                    url + QUERIES.get(row.name, ""),
                    **(sent if method == "POST" else {}),
                )
                answers[key, number, role] = found.status

    odd = {what: status for what, status in answers.items() if status not in REFUSED}
    assert odd == {}


REFUSED = {
    404,
    403,  # one may not do it, with whatever number
    405,  # nor in this way
}
