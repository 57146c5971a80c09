"""The commands of the ribbon «Центр карьеры», written once against xlwings: one module per group of the ribbon."""
