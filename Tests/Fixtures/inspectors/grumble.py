#!/usr/bin/python3 -I
"""Writes a gigabyte to its log, then answers."""

import os, sys

token = os.environ["BRICOLEUR_TOKEN"]
accept = f'BRICOLEUR-RESULT {token} {{"verdict":"accept"}}'

for _ in range(1024):
    sys.stderr.write("x" * 1048576)
print(accept)
