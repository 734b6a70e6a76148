#!/usr/bin/python3 -I
"""Ends by a signal after its answer."""

import os, sys

token = os.environ["BRICOLEUR_TOKEN"]
accept = f'BRICOLEUR-RESULT {token} {{"verdict":"accept"}}'

print(accept, flush=True)
os.abort()
