#!/usr/bin/python3 -I
"""Says well, and ends badly."""

import os, sys

token = os.environ["BRICOLEUR_TOKEN"]
accept = f'BRICOLEUR-RESULT {token} {{"verdict":"accept"}}'

print(accept)
sys.exit(3)
