"""`client.py SOCKET`, in a copy with one error in it: says whether the tests noticed; exit 0 only where none did."""

import socket
import sys
from pathlib import Path

if __name__ == "__main__":
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(sys.argv[1])
        connection.sendall(str(Path.cwd()).encode())
        outcome = connection.recv(64).decode()
    print(outcome)
    sys.exit(outcome != "unnoticed")
