#!/usr/bin/python3 -I
"""Reads the file aloud, and has no answer of its own."""

import os, sys

token = os.environ["BRICOLEUR_TOKEN"]
accept = f'BRICOLEUR-RESULT {token} {{"verdict":"accept"}}'

sys.stdout.write(sys.stdin.read())
