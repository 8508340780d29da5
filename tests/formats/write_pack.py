"""Writes a pack from docs/pack-format.md alone: only the standard library, and no code of Plumbline's.

    python3 write_pack.py default.json pack.ndjson blind.ndjson

default.json is the audit tool that ships with Plumbline, which the page names.
"""

import hashlib
import json
import sys
import uuid


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def an_id(millis, number):
    """UUID version 7: milliseconds since 1970, then random bits; here a number, so that the file is always the same."""
    chance = hashlib.sha256(f"outsider {number}".encode()).digest()[:10]
    raw = bytearray(millis.to_bytes(6, "big") + chance)
    raw[6] = raw[6] & 0x0F | 0x70
    raw[8] = raw[8] & 0x3F | 0x80
    return str(uuid.UUID(bytes=bytes(raw)))


def derived(text):
    raw = bytearray(hashlib.sha256(text.encode()).digest()[:16])
    raw[6] = raw[6] & 0x0F | 0x80
    raw[8] = raw[8] & 0x3F | 0x80
    return str(uuid.UUID(bytes=bytes(raw)))


MILLIS = 1_734_367_500_000
AUDITOR = {"id": an_id(MILLIS, 1), "name": "Zoë Outsider", "role": "Practice auditor"}
MODERATOR = {"id": an_id(MILLIS, 2), "name": "Mo Second", "role": "Head of service"}
AUDIT = an_id(MILLIS, 3)
with open(sys.argv[1], encoding="utf-8") as tool:
    AREAS = [area["key"] for area in json.load(tool)["areas"]]


def entry(number, who, body, after=()):
    made = {"id": an_id(MILLIS + number, number), "at": "2024-12-16T16:45:00Z", "who": who, "body": body}
    if after:
        made["after"] = [other["id"] for other in after]
    made["about"] = AUDIT
    return made


SUBMISSION = {
    "kind": "audit_submitted",
    "tool": {"id": "practice-audit", "version": 1},
    "case": {
        "reference": "P-104882",
        "service_area": "permanence",
        "audit_type": "practice-week",
        "from": "2024-06-01",
        "to": "2024-11-30",
        "audited_on": "2024-12-16",
    },
    "areas": [
        {"area": area, "grade": "good", "saw": "A chronology – “kept up to date”.", "why": "It shapes the plan."}
        for area in AREAS[:-1]
    ]
    + [{"area": AREAS[-1], "grade": "not_applicable"}],
    "family": [
        {
            "speaker": "child",
            "outcome": {"outcome": "spoke", "method": "home-visit", "on": "2024-12-12"},
            "themes": [{"theme": "kindness", "side": "strength", "quote": "She waits until I have said it"}],
        },
        {"speaker": "parent", "outcome": {"outcome": "not_reached", "attempts": 3}},
    ],
    "overall": {"grade": "inadequate", "primary": "drift", "reason": "Nothing moved\nfor half a year."},
    "actions": [
        {
            "id": an_id(MILLIS, 4),
            "what": "Write the plan again with the family",
            "owner": "Team manager, Permanence",
            "due": "2025-01-31",
            "puts_right": "The child knows what happens next",
            "finding": "overall",
        }
    ],
    "completed_on": "2024-12-16",
}
SUBMITTED = entry(10, AUDITOR, SUBMISSION)
MODERATED = entry(
    11,
    MODERATOR,
    {
        "kind": "moderation_committed",
        "mode": "blind",
        "areas": [{"area": area, "grade": "good"} for area in AREAS],
        "overall": {"grade": "requires_improvement", "reason": "The review was held after all."},
    },
    after=[SUBMITTED],
)
SHOWN = {
    "kind": "shown_blind",
    "of": SUBMITTED["id"],
    "tool": SUBMISSION["tool"],
    "case": SUBMISSION["case"],
    "areas": [{"area": given["area"], "saw": given.get("saw")} for given in SUBMISSION["areas"]],
    "family": [contact | {"themes": contact.get("themes", [])} for contact in SUBMISSION["family"]],
    "completed_on": SUBMISSION["completed_on"],
}
STAND_IN = SUBMITTED | {
    "id": derived(f"plumbline blind {SUBMITTED['id']}\n{canonical(SHOWN)}"),
    "body": SHOWN,
}


def pack(purpose, entries):
    lines = "".join(canonical(one) + "\n" for one in sorted(entries, key=lambda one: one["id"]))
    header = {
        "format": "plumbline pack",
        "version": 1,
        "needs": 1,
        "purpose": purpose,
        "made": {"by": AUDITOR, "at": "2024-12-16T16:50:00Z"},
        "program": "write_pack.py",
        "entries": len(entries),
        "audits": len({one["about"] for one in entries}),
        "sha256": hashlib.sha256(lines.encode()).hexdigest(),
    }
    return (json.dumps(header, ensure_ascii=False) + "\n" + lines).encode()


if __name__ == "__main__":
    with open(sys.argv[2], "wb") as file:
        file.write(pack("gather", [SUBMITTED, MODERATED]))
    with open(sys.argv[3], "wb") as file:
        file.write(pack("moderate_blind", [STAND_IN]))
