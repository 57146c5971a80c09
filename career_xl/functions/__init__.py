"""The functions CK_… of a cell: names, help and computation, the same in every office program."""
