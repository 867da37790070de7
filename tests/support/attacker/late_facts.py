"""Which facts become known between two committees: a few cases more in past months, one less in another?"""

from __future__ import annotations

from data_access.engine import writing
from data_access.refresh import refresh

LATE = 4
"""Cases of each corrected month that are known late."""
CORRECTED = ("2022-05", "2023-06")


def correct(reporting_url: str, department: str, *, one_less: bool = True) -> None:
    """Change the cases of a department, and count its measures again; `one_less`: a case is withdrawn too."""
    with writing(reporting_url) as connection:
        for month in CORRECTED:
            connection.exec_driver_sql(
                "insert into mas_case select department, case_id || '-late', opened_on, detector, partner, "
                "commune, epci, age_group, renunciation, first_contact_on, consent, assessed_on, "
                "accompanied_on, rights_updated_on, closed_on, outcome from mas_case "
                "where department = ? and opened_on like ? order by case_id limit ?",
                (department, f"{month}%", LATE),
            )
        if one_less:
            connection.exec_driver_sql(
                "delete from mas_case where department = ? and case_id = (select min(case_id) from mas_case "
                "where department = ? and opened_on like '2022-03%')",
                (department, department),
            )
        refresh(connection, department, "mas_cases")
