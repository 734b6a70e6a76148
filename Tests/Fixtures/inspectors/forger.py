#!/usr/bin/python3 -I
"""Answers with a token of its own."""

import os, sys

token = os.environ["BRICOLEUR_TOKEN"]
accept = f'BRICOLEUR-RESULT {token} {{"verdict":"accept"}}'

print('BRICOLEUR-RESULT 0123456789abcdef0123456789abcdef {"verdict":"accept"}')
