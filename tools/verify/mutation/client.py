"""`ask.py SOCKET`, in a copy with one error in it: says whether the tests noticed; exit 0 only where none did."""

import socket
import sys
from pathlib import Path

if __name__ == "__main__":
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(sys.argv[1])
        line.sendall(str(Path.cwd()).encode())
        said = line.recv(64).decode()
    print(said)
    sys.exit(said != "unnoticed")
