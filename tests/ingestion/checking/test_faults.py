"""Are all the faults kept, gathered by what is wrong, and told with their place?"""

from __future__ import annotations

import pyarrow as pa

from ingestion.checking.faults import EXAMPLES, Fault, Faults
from ingestion.checking.keys import Keys
from ingestion.checking.spill import LINE, Spill


def test_faults_come_back_as_they_were_noted() -> None:
    faults = Faults()
    noted = [Fault("Juin", line, "mois", f'x{line}\n;"', "un mois", severe=line == 3) for line in range(2, 9)]
    for one in noted:
        faults.add(one)
    assert list(faults) == noted
    assert (len(faults), faults.severe) == (7, True)
    faults.add(noted[0])
    assert len(list(faults)) == 8, "more may be added after a first reading"


def test_faults_are_gathered_by_sheet_column_and_what_was_expected() -> None:
    faults = Faults()
    for line in range(2, 12):
        faults.add(Fault("", line, "mois", str(line), "un mois"))
    faults.add(Fault("", 2, "quotite", "2", "un nombre de 0 à 1"))
    month, share = faults.groups.values()
    assert (month.count, month.lines, share.count) == (10, list(range(2, 2 + EXAMPLES)), 1)


def test_a_place_says_the_sheet_the_line_and_the_column() -> None:
    assert Fault("Juin", 12, "mois", "", "").place == "feuille Juin, ligne 12, colonne « mois »"
    assert Fault("", 0, "", "", "").place == "fichier"


def test_the_same_key_twice_is_a_fault_of_both_lines_each_saying_the_other() -> None:
    keys = Keys()
    keys.add([pa.array(["a", "b", "a"]), pa.array([1, 1, 1])], pa.array([2, 3, 4]))
    keys.add([pa.array(["a", "b", None]), pa.array([1, 2, None], pa.int64())], pa.array([5, 6, 7]))
    assert sorted(keys.twice()) == [(2, 4), (4, 2), (5, 2)]


def test_a_key_is_not_the_same_when_its_parts_are_cut_elsewhere() -> None:
    keys = Keys()
    keys.add([pa.array(["ab", "a", "1"]), pa.array(["c", "bc", "11"])], pa.array([2, 3, 4]))
    assert list(keys.twice()) == []


def test_no_key_at_all_is_no_fault() -> None:
    assert list(Keys().twice()) == []
    assert Keys().among(pa.array([1], pa.uint64()).to_numpy()) == []


def test_good_lines_wait_without_those_rejected_later_and_may_be_read_again() -> None:
    spill = Spill()
    for first in (0, 3):
        spill.write(
            pa.record_batch(
                {"a": pa.array([first, first + 1, first + 2]), LINE: pa.array([first, first + 1, first + 2])}
            )
        )
    for _ in range(2):
        assert [row["a"] for batch in spill.batches({1, 5}) for row in batch.to_pylist()] == [0, 2, 3, 4]
    assert list(Spill().batches()) == []
