"""Tools for developers: setup, benchmarks, and verification of the rules. The site imports none of them."""
