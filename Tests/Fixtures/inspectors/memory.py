#!/usr/bin/python3 -I
"""Takes all the memory there is."""

import os, sys

token = os.environ["BRICOLEUR_TOKEN"]
accept = f'BRICOLEUR-RESULT {token} {{"verdict":"accept"}}'

kept = []
while True:
    kept.append(bytearray(16 << 20))
