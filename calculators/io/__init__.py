"""Input and output: JSON, saved cases, the chart note, lists of the data, schemas, and the version."""
