"""The teaching cases: read from docs/data/teaching, held to the decision module, and shown as pages."""
