#!/usr/bin/python3 -I
"""Answers twice."""

import os, sys

token = os.environ["BRICOLEUR_TOKEN"]
accept = f'BRICOLEUR-RESULT {token} {{"verdict":"accept"}}'

print(accept)
print(accept)
