"""What turns `docs/` and `calculators/` into a static site: `python -m site_src build`."""
