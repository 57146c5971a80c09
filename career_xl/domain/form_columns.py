"""The numbers of the columns in the ministry's forms, as they stand in their numbering rows (MP)."""

FORM1_TOTAL = "05"
"""Column of Form 1 with all graduates of a line."""
FORM1_PARTS = tuple(f"{number:02}" for number in range(6, 28))
"""Columns 06 … 27 of Form 1, into which the graduates of 05 are divided."""
FORM1_COUNTS = (FORM1_TOTAL, *FORM1_PARTS)
FORM1_NUMBERS = ("01", "02", "03", "04", *FORM1_COUNTS, "28", "30")
"""All columns of the five-line form; it has no column 29."""

COLLECTION_TOTAL = "2"
"""Column of the 2025 form with all graduates of a programme."""
COLLECTION_PARTS = tuple(str(number) for number in range(3, 18))
"""Columns 3 … 17 of the 2025 form, into which the graduates of 2 are divided."""
COLLECTION_SHARES = {"3": ("3.1", "3.2", "3.3"), "4": ("4.1", "4.2", "4.3")}
"""Columns of the 2025 form that each count some of the graduates of another one."""
COLLECTION_COUNTS = (
    COLLECTION_TOTAL,
    *("3", *COLLECTION_SHARES["3"], "4", *COLLECTION_SHARES["4"]),
    *COLLECTION_PARTS[2:],
)
COLLECTION_KEYS = ("1", "1.1", "1.2", "1.3")
"""The programme and what it is split by."""
COLLECTION_NUMBERS = (*COLLECTION_KEYS, *COLLECTION_COUNTS, "18")
"""All columns of the sheet «1. Форма сбора» of the 2025 form."""

LIMITATION_NUMBERS = tuple(str(number) for number in range(1, 8))
"""Columns of the sheet «2. Нозологии»: one person per row."""
TARGET_NUMBERS = tuple(str(number) for number in range(1, 11))
"""Columns of the sheet «3. Целевики»: one person per row."""
