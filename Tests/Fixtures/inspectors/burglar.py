#!/usr/bin/python3 -I
"""Tries to get out."""

import os, sys

token = os.environ["BRICOLEUR_TOKEN"]
accept = f'BRICOLEUR-RESULT {token} {{"verdict":"accept"}}'

import socket, subprocess

tries = {
    "passwd": lambda: open("/etc/passwd").read(),
    "write": lambda: open(os.environ["BRICOLEUR_CONTEXT"], "w"),
    "make": lambda: open(os.environ["BRICOLEUR_CONTEXT"] + ".new", "w"),
    "list": lambda: os.listdir(os.path.dirname(os.environ["BRICOLEUR_CONTEXT"])),
    "self": lambda: open(sys.argv[0]).close() or open(sys.argv[0], "a"),
    "input": lambda: os.write(0, b"x"),
    "environment": lambda: open("/proc/self/environ").read(),
    "socket": lambda: socket.socket(),
    "unix": lambda: socket.socket(socket.AF_UNIX),
    "fork": lambda: os.fork() or os._exit(0),
    "program": lambda: subprocess.run(["/bin/true"]),
    "exec": lambda: os.execv("/bin/true", ["true"]),
    "signal": lambda: os.kill(os.getppid(), 0),
}
through = []
for name, act in tries.items():
    try:
        act()
        through.append(name)
    except OSError:
        pass
variables = sorted(name for name in os.environ if name != "LC_CTYPE")
print(f'BRICOLEUR-RESULT {token} {{"verdict":"accept","facts":{{"tries":{len(tries)},'
      f'"through":"{" ".join(through) or "-"}","variables":"{" ".join(variables)}"}}}}')
