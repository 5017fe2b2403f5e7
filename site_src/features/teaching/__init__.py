"""Teaching cases: read from docs/data/teaching, checked against the decision module, and shown as pages."""
