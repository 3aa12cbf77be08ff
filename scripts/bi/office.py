#!/usr/bin/python3
"""LibreOffice, headless: Base finds the tables and keys, Calc imports a view
and makes a pivot of it, and drills down into one of its cells.

    office.py HOST PORT DATABASE USER PASSWORD FOLDER CSV

Prints counts, the pivot's total, and a cell of it beside the sum of its rows; the
names of bodies that nobody should trust, as Base, a sheet of Calc and the CSV
file opened in Calc have them, and how many cells have become formulas.
"""
import os
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.sheet.DataImportMode import SQL
from com.sun.star.sheet.DataPilotFieldOrientation import COLUMN, DATA, ROW
from com.sun.star.sheet.GeneralFunction import SUM
from com.sun.star.table import CellAddress

host, port, database, user, password, folder, csv = sys.argv[1:]
QUERY = ('select "year_label", "outcome_zh", "request_count" from "bi"."request_outcomes" '
         'join "glasshouse"."dim_year" on "year_id" = "report_year"')
HOSTILE = ('select distinct "agency_name" from "bi"."report" where "agency_name" like \'<script>%\' '
           'or "agency_name" like \'=HYPERLINK%\' order by "agency_name"')
FORMULA = 16


def setting(name, value):
    it = PropertyValue()
    it.Name, it.Value = name, value
    return it


def rows(result, *columns):
    found = []
    while result.next():
        found.append([result.getString(c) for c in columns])
    return found


def start():
    pipe = f"glasshouse{os.getpid()}"
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{folder}/profile",
         f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(1200):
        try:
            local = uno.getComponentContext()
            resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
            return office, resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.5)
    office.kill()
    sys.exit("office: soffice does not start")


def base(context):
    """A data source file; what Base finds of the warehouse through it."""
    sources = context.ServiceManager.createInstanceWithContext("com.sun.star.sdb.DatabaseContext", context)
    source = sources.createInstance()
    source.URL = f"sdbc:postgresql:host={host} port={port} dbname={database}"
    source.User, source.Password, source.IsPasswordRequired = user, password, False
    source.DatabaseDocument.storeAsURL(f"file://{folder}/glasshouse.odb", ())
    sources.registerObject("glasshouse", source)
    connection = source.getConnection(user, password)
    look = connection.MetaData
    for name, in rows(connection.createStatement().executeQuery(HOSTILE), 1):
        print("base_name", name, sep="\t")
    tables = [t for s in ("glasshouse", "bi")
              for t in rows(look.getTables(None, s, "%", ("TABLE", "VIEW")), 2, 3, 4, 5)]
    print("table", sum(t[2] == "TABLE" for t in tables), sep="\t")
    print("view", sum(t[2] == "VIEW" for t in tables), sep="\t")
    print("bare_table", sum(t[3] == "" for t in tables), sep="\t")
    facts = [t[1] for t in tables if t[1].startswith("fact_")]
    print("fact_primary", sum(bool(rows(look.getPrimaryKeys(None, "glasshouse", f), 4)) for f in facts), sep="\t")
    print("fact_foreign", sum(len(rows(look.getImportedKeys(None, "glasshouse", f), 8)) for f in facts), sep="\t")


def calc(context):
    """A pivot of requests by year and outcome."""
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    book = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, (setting("Hidden", True),))
    sheet = book.Sheets.getByIndex(0)
    book.Sheets.insertNewByName("Data", 1)
    data = book.Sheets.getByName("Data")
    data.getCellRangeByName("A1").doImport((
        setting("DatabaseName", "glasshouse"), setting("SourceType", SQL),
        setting("SourceObject", QUERY), setting("IsNative", True)))
    cursor = data.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last = cursor.RangeAddress.EndRow
    if last == 0:
        data.getCellRangeByName("A1").doImport((
            setting("DatabaseName", "glasshouse"), setting("SourceType", SQL),
            setting("SourceObject", QUERY), setting("IsNative", False)))
        cursor.gotoEndOfUsedArea(False)
        last = cursor.RangeAddress.EndRow
    print("imported", last, sep="\t")
    pilots = sheet.DataPilotTables
    pilot = pilots.createDataPilotDescriptor()
    pilot.setSourceRange(data.getCellRangeByPosition(0, 0, 2, last).RangeAddress)
    fields = pilot.getDataPilotFields()
    fields.getByName("outcome_zh").Orientation = ROW
    fields.getByName("year_label").Orientation = COLUMN
    count = fields.getByName("request_count")
    count.Orientation, count.Function = DATA, SUM
    at = CellAddress()
    pilots.insertNewByName("requests", at, pilot)
    made = pilots.getByName("requests")
    out = made.OutputRange
    print("total", int(sheet.getCellByPosition(out.EndColumn, out.EndRow).Value), sep="\t")
    # The last row of an outcome with anything in it, in the column of all years' sum.
    for row in range(out.EndRow - 1, out.StartRow + 1, -1):
        value = sheet.getCellByPosition(out.EndColumn, row).Value
        if value:
            break
    cell = CellAddress()
    cell.Column, cell.Row = out.EndColumn, row
    drilled = made.getDrillDownData(cell)
    print("cell", int(value), int(sum(r[2] for r in drilled[1:] if isinstance(r[2], float))), sep="\t")
    book.storeToURL(f"file://{folder}/pivot.ods", ())
    book.close(True)


def names(context):
    """What bodies are called, from the warehouse and from the pages' CSV file."""
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    book = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, (setting("Hidden", True),))
    text = desktop.loadComponentFromURL(f"file://{csv}", "_blank", 0, (
        setting("Hidden", True), setting("FilterName", "Text - txt - csv (StarCalc)"),
        setting("FilterOptions", "44,34,76,1,,0,false,true,false")))
    sheet = book.Sheets.getByIndex(0)
    sheet.getCellRangeByName("A1").doImport((
        setting("DatabaseName", "glasshouse"), setting("SourceType", SQL),
        setting("SourceObject", HOSTILE), setting("IsNative", True)))
    for kind, found in ("calc", sheet), ("csv", text.Sheets.getByIndex(0)):
        cursor = found.createCursor()
        cursor.gotoEndOfUsedArea(False)
        for row in range(1, cursor.RangeAddress.EndRow + 1):
            name = found.getCellByPosition(0, row).String
            if "<script>" in name or "HYPERLINK" in name:
                print(f"{kind}_name", name, sep="\t")
        print(f"{kind}_formulas", found.queryContentCells(FORMULA).Count, sep="\t")
    book.close(True)
    text.close(True)
    try:
        desktop.terminate()
    except Exception:
        pass


office, context = start()
try:
    base(context)
    calc(context)
    names(context)
    office.wait(30)
finally:
    office.kill()
