#!/usr/bin/python3 -I
"""Has nothing to say."""

import os, sys

token = os.environ["BRICOLEUR_TOKEN"]
accept = f'BRICOLEUR-RESULT {token} {{"verdict":"accept"}}'

print("nothing")
