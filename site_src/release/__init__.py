"""A release: the zip file, its bill of materials, and compressed copies."""
