"""The scripts and styles of the calculators: one folder for each component. `main.js` is the entry of the script."""

from pathlib import Path

HERE = Path(__file__).parent
ENTRY = HERE / "main.js"
