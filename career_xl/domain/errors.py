"""The errors of the package: one root, each with the sentence that the officer reads."""


class CareerXlError(Exception):
    """Something the officer can be told: `str(error)` is one Russian sentence (what, where, what to do)."""


class WorkbookUnreadableError(CareerXlError):
    """The file is not a workbook that can be read: missing, damaged, encrypted, too large, of another kind."""


class SheetMissingError(CareerXlError):
    """A sheet that the command cannot work without is not in the workbook."""


class ColumnMissingError(CareerXlError):
    """A column without which the figures would be wrong is not on the sheet."""


class GraduateMissingError(CareerXlError):
    """No graduate stands in the row that was asked for."""


class CohortMissingError(CareerXlError):
    """The workbook has no graduate of the cohort that was asked for."""


class SettingInvalidError(CareerXlError):
    """A setting of «Паспорт» or a parameter of the command cannot be understood."""


class OutputError(CareerXlError):
    """A result could not be written: no folder, no permission, the file is open elsewhere."""


class TemplateError(CareerXlError):
    """A Word template has an unknown field, a broken tag or reaches where it must not."""


class ProgramMissingError(CareerXlError):
    """An outside program (LibreOffice, Word) that the command needs is not installed or failed."""


class InstallationError(CareerXlError):
    """The add-in could not be put into an office program or taken out of it."""


class ShippedFileMissingError(CareerXlError):
    """A file that the package brings with it (a template, a workbook) is gone."""


class PayloadInvalidError(CareerXlError):
    """The text of a QR code is not that of a contingent document, or it is damaged."""


class RegistryError(CareerXlError):
    """The registry of documents is there and cannot be read."""


class SigningKeyError(CareerXlError):
    """A key or certificate cannot be used: wrong password, damaged, out of date, of another kind."""


class SignedFileError(CareerXlError):
    """A file cannot be signed, or its signature not be read: no PDF, damaged, encrypted, locked by its author."""


class ScanMissingError(CareerXlError):
    """A file that should be a scan is not there or cannot be read."""
