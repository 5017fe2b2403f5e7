"""Benchmarks (`make bench`): what the site costs a reader and a builder, compared with other solutions."""
