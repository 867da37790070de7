"""Is a code that of a French department?"""

from __future__ import annotations

import pytest

from access.perimeter import is_department


@pytest.mark.parametrize("code", ["01", "19", "21", "2A", "2B", "61", "75", "91", "95", "971", "974", "976"])
def test_a_department_is_known(code: str) -> None:
    assert is_department(code)


@pytest.mark.parametrize("code", ["", "0", "00", "1", "20", "2C", "96", "99", "975", "061", "61 ", "61'"])
def test_what_is_no_department_is_known_as_such(code: str) -> None:
    assert not is_department(code)
