#!/usr/bin/python3 -I
"""Reads the file aloud, then answers."""

import os, sys

token = os.environ["BRICOLEUR_TOKEN"]
accept = f'BRICOLEUR-RESULT {token} {{"verdict":"accept"}}'

sys.stdout.write(sys.stdin.read())
print(accept)
