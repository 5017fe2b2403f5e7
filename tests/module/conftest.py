"""Settings of the property tests: the same cases in every run, and no files in the folder of the project."""

from pathlib import Path

from hypothesis import HealthCheck, configuration, settings

ROOT = Path(__file__).resolve().parents[2]

# A folder .hypothesis next to pyproject.toml makes pytest warn, and warnings are errors.
configuration.set_hypothesis_home_dir(ROOT / ".pytest_cache" / "hypothesis")
settings.register_profile(
    "module", max_examples=100, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
settings.load_profile("module")
