"""Validates every line of packs against the schema, with another project's validator.

    python3 validate.py docs/pack.schema.json pack.ndjson …
"""

import json
import sys

from jsonschema import Draft202012Validator

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
Draft202012Validator.check_schema(schema)
lines = 0
for name in sys.argv[2:]:
    with open(name, encoding="utf-8") as file:
        for number, line in enumerate(file):
            part = "Header" if number == 0 else "Entry"
            of_part = {"$ref": f"#/$defs/{part}", "$defs": schema["$defs"]}
            Draft202012Validator(of_part).validate(json.loads(line))
            lines += 1
print(lines)
