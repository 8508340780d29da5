"""Runs docs/aggregate.sql with DuckDB over a folder of packs, and prints for each quarter as JSON its rows, and
the grades that it counted of each audit.

    python3 aggregate.py docs/aggregate.sql packs
"""

import json
import sys

import duckdb

sql, packs = open(sys.argv[1], encoding="utf-8").read(), sys.argv[2]
SETTINGS = "SET VARIABLE packs = 'packs/*.ndjson';\nSET VARIABLE quarter = '2024-Q3';\n"
assert SETTINGS in sql
answers = {}
for quarter in ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]:
    asked = f"SET VARIABLE packs = '{packs}/*.ndjson';\nSET VARIABLE quarter = '{quarter}';\n"
    engine = duckdb.connect()
    rows = engine.execute(sql.replace(SETTINGS, asked)).fetchall()
    audits = engine.execute("SELECT audit::VARCHAR, grades->>'$.overall.grade', grades->>'$.areas[*].grade' FROM final")
    answers[quarter] = {"rows": rows, "audits": audits.fetchall()}
print(json.dumps(answers))
