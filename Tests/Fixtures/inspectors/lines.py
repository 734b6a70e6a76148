#!/usr/bin/python3 -I
"""Counts the lines of a text and refuses one that has too many."""

import json
import os
import sys

MOST = 1000

with open(os.environ["BRICOLEUR_CONTEXT"], encoding="utf-8") as file:
    context = json.load(file)

lines = sys.stdin.buffer.read().count(b"\n")
findings = []
if lines > MOST:
    findings.append({
        "code": "too-many-lines",
        "where": context["name"][:80],
        "level": "error",
        "what": {"fr": f"Ce fichier a {lines} lignes.", "en": f"This file has {lines} lines."},
        "mend": {"fr": f"N'en garder que {MOST}.", "en": f"Keep only {MOST}."},
    })
answer = {
    "verdict": "refuse" if findings else "accept",
    "findings": findings,
    "facts": {"lines": lines, "kind": context["kind"], "said": [{"fr": "Compté.", "en": "Counted."}]},
}
print("BRICOLEUR-RESULT", os.environ["BRICOLEUR_TOKEN"], json.dumps(answer, ensure_ascii=False))
