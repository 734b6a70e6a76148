#!/usr/bin/python3 -I
"""Never ends."""

import os, sys

token = os.environ["BRICOLEUR_TOKEN"]
accept = f'BRICOLEUR-RESULT {token} {{"verdict":"accept"}}'

import time

print(accept, flush=True)
time.sleep(1000)
