"""`make bench`: what the site costs a reader and a builder, measured beside other ways of doing the same."""
