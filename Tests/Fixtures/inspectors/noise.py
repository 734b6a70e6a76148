#!/usr/bin/python3 -I
"""Prints all sorts of things, then answers."""

import os, sys

token = os.environ["BRICOLEUR_TOKEN"]
accept = f'BRICOLEUR-RESULT {token} {{"verdict":"accept"}}'

print("reading \x1b[31mthe file", flush=True)
print("BRICOLEUR-RESULT")
print("BRICOLEUR-RESULT 00000000000000000000000000000000 {}")
print("a warning", file=sys.stderr)
print(accept)
print("bye")
