"""Writes docs/import-sample.xlsx from docs/import-sample.csv, as Excel would: shared texts, dates as numbers with a
date format, a second sheet, a merged cell, formulas with their values. Run it by hand after a change."""

import csv
import datetime
import pathlib
import re
import xml.sax.saxutils as xml
import zipfile

docs = pathlib.Path(__file__).parent.parent / "docs"
table = list(csv.reader((docs / "import-sample.csv").open(encoding="utf-8-sig", newline="")))
texts: list[str] = []


def letters(column: int) -> str:
    return chr(65 + column) if column < 26 else letters(column // 26 - 1) + letters(column % 26)


def shared(text: str) -> int:
    if text not in texts:
        texts.append(text)
    return texts.index(text)


def cell(row: int, column: int, text: str) -> str:
    at = f"{letters(column)}{row}"
    day = re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})(?: (\d\d):(\d\d):(\d\d))?", text)
    if not text:
        return f'<c r="{at}" s="0"/>'
    if text.isdigit():
        return f'<c r="{at}"><f>ROW()-3</f><v>{text}</v></c>'
    if day:
        d, m, y, *time = [int(part or 0) for part in day.groups()]
        try:
            days = (datetime.date(y, m, d) - datetime.date(1899, 12, 30)).days
            fraction = (time[0] * 3600 + time[1] * 60 + time[2]) / 86400
            return f'<c r="{at}" s="1"><v>{days + fraction:.6f}</v></c>'
        except ValueError:
            pass  # 31 February is a text in Excel too
    return f'<c r="{at}" t="s"><v>{shared(text)}</v></c>'


def sheet(rows: list[tuple[int, list[str]]], merged: str = "") -> str:
    body = "".join(
        f'<row r="{n}">{"".join(cell(n, at, text) for at, text in enumerate(cells))}</row>' for n, cells in rows
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{body}</sheetData>{merged}</worksheet>"
    )


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

answers = sheet([(1, table[0])] + [(n, cells) for n, cells in enumerate(table[1:], 2)])
notes = sheet([(1, ["Made-up data for trying the import of spreadsheets"]), (3, ["Nothing here is about a child"])],
              '<mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells>')
parts = {
    "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
    '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
    "</Types>",
    "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>'
    '<sheet name="Read me" sheetId="1" r:id="rId2"/><sheet name="Answers" sheetId="2" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{REL}/worksheet" Target="worksheets/sheet2.xml"/>'
    f'<Relationship Id="rId3" Type="{REL}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId4" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/styles.xml": f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="1">'
    '<numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts>'
    '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>',
    "xl/worksheets/sheet1.xml": answers,
    "xl/worksheets/sheet2.xml": notes,
}
parts["xl/sharedStrings.xml"] = (
    f'{HEAD}<sst xmlns="{MAIN}" count="{len(texts)}" uniqueCount="{len(texts)}">'
    + "".join(f'<si><t xml:space="preserve">{xml.escape(text)}</t></si>' for text in texts)
    + "</sst>"
)
with zipfile.ZipFile(docs / "import-sample.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
    for name, text in parts.items():
        archive.writestr(zipfile.ZipInfo(name, (2024, 12, 16, 16, 45, 0)), text, zipfile.ZIP_DEFLATED)
