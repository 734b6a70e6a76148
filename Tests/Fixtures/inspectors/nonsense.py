#!/usr/bin/python3 -I
"""Answers what nobody understands."""

import os, sys

token = os.environ["BRICOLEUR_TOKEN"]
accept = f'BRICOLEUR-RESULT {token} {{"verdict":"accept"}}'

print(f"BRICOLEUR-RESULT {token} {{verdict: perhaps}}")
