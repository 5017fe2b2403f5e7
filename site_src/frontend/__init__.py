"""Scripts, styles, and templates of every page, and of the calculators."""
