#!/usr/bin/python3 -I
"""Writes a gigabyte."""

import os, sys

token = os.environ["BRICOLEUR_TOKEN"]
accept = f'BRICOLEUR-RESULT {token} {{"verdict":"accept"}}'

for _ in range(1024):
    sys.stdout.write("x" * 1048576)
print(accept)
