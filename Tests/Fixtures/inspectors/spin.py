#!/usr/bin/python3 -I
"""Never ends, and works hard at it."""

import os, sys

token = os.environ["BRICOLEUR_TOKEN"]
accept = f'BRICOLEUR-RESULT {token} {{"verdict":"accept"}}'

while True:
    pass
