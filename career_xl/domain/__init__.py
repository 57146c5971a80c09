"""The vocabulary of the domain: columns, tracks, dictionaries, codes, identifiers, settings. Knows no files."""
