"""Tables as files: CSV for programs, XLSX for people. Texts stay texts, whatever they begin with."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

from kim.steering.queries.dashboard import Cell, Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A spreadsheet takes a cell that begins like this for a formula (OWASP, CSV injection).
_COMMANDS = ("=", "+", "-", "@", "\t", "\r")


def as_csv(table: Table) -> bytes:
    """One table, with semicolons and a mark of its encoding, as spreadsheets in Germany open it without asking."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    rows: list[list[Cell]] = [[*table.head], *table.rows]
    for row in rows:
        writer.writerow([_harmless(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(tables: Sequence[Table]) -> bytes:
    """All tables, a sheet for each, with title and note."""
    # Loaded late: only this needs it.
    from xlsxwriter import Workbook

    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(out, options) as book:
        strong = book.add_format({"bold": True})
        for table in tables:
            sheet = book.add_worksheet(table.title[:31].translate(str.maketrans("[]:*?/\\", "       ")))
            sheet.write(0, 0, table.title, strong)
            for number, row in enumerate((table.head, *table.rows), start=2):
                sheet.write_row(number, 0, row, strong if number == 2 else None)
            sheet.write(len(table.rows) + 4, 0, table.note)
            sheet.set_column(0, 0, 48)
    return out.getvalue()


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_COMMANDS) else cell
