"""Ask `killer.py` whether the tests notice the error in this copy: `client.py SOCKET`. Exit 0 only if they do not."""

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
