Attribute VB_Name = "CareerXlRepair"
Option Explicit
Option Private Module
' Formulas with our functions in a workbook from elsewhere get their plain names back: LibreOffice may have saved its own
' names for them, and Excel itself writes the folder of the add-in on the computer where the workbook was saved.

Private Const ADDIN As String = "@ADDIN@"
Private Const SERVICE As String = "@SERVICE@."

Public Sub CareerXlRepairBook(ByVal book As Workbook)
    Dim sheet As Worksheet, wasSaved As Boolean
    If book Is ThisWorkbook Then Exit Sub
    wasSaved = book.Saved
    For Each sheet In book.Worksheets
        CareerXlRepairSheet sheet
    Next
    book.Saved = wasSaved
End Sub

Private Sub CareerXlRepairSheet(ByVal sheet As Worksheet)
    Dim cells As Range, cell As Range
    Set cells = CareerXlForeign(sheet.UsedRange)
    If cells Is Nothing Then Exit Sub
    Dim rights As Variant
    rights = CareerXlUnlock(sheet)
    If sheet.ProtectContents Then Exit Sub
    For Each cell In cells
        CareerXlRepairCell cell
    Next
    CareerXlLock sheet, rights
End Sub

Private Function CareerXlForeign(ByVal used As Range) As Range
    Dim formulas As Variant, row As Long, column As Long, found As Range
    If used.Rows.Count = 1 And used.Columns.Count = 1 Then
        If CareerXlIsForeign(CStr(used.Formula)) Then Set found = used
    Else
        formulas = used.Formula
        For row = 1 To UBound(formulas, 1)
            For column = 1 To UBound(formulas, 2)
                If CareerXlIsForeign(CStr(formulas(row, column))) Then
                    If found Is Nothing Then
                        Set found = used.Cells(row, column)
                    Else
                        Set found = Union(found, used.Cells(row, column))
                    End If
                End If
            Next
        Next
    End If
    Set CareerXlForeign = found
End Function

Private Function CareerXlIsForeign(ByVal formula As String) As Boolean
    If Left$(formula, 1) <> "=" Then Exit Function
    CareerXlIsForeign = InStr(1, formula, SERVICE, vbTextCompare) > 0 Or InStr(1, formula, ADDIN, vbTextCompare) > 0
End Function

Private Sub CareerXlRepairCell(ByVal cell As Range)
    On Error GoTo finished
    If cell.HasArray Then
        Dim block As Range
        Set block = cell.CurrentArray
        If block.Cells(1, 1).Address = cell.Address Then block.FormulaArray = CareerXlPlain(cell.Formula)
    Else
        cell.Formula = CareerXlPlain(cell.Formula)
    End If
finished:
End Sub

Public Function CareerXlPlain(ByVal formula As String) As String
    CareerXlPlain = CareerXlOwnNames(CareerXlWithoutFolder(formula))
End Function

Private Function CareerXlWithoutFolder(ByVal formula As String) As String
    Dim place As Long, start As Long
    formula = Replace(formula, "=" & ADDIN & "!", "=", , , vbTextCompare)
    Do
        place = InStr(1, formula, ADDIN & "'!", vbTextCompare)
        If place = 0 Then Exit Do
        start = InStrRev(formula, "'", place)
        If start = 0 Then Exit Do
        formula = Left$(formula, start - 1) & Mid$(formula, place + Len(ADDIN) + 2)
    Loop
    CareerXlWithoutFolder = formula
End Function

Private Function CareerXlUnlock(ByVal sheet As Worksheet) As Variant
    ' What the protection allows, where there was one without a password; it is lifted then.
    If Not sheet.ProtectContents Then Exit Function
    With sheet.Protection
        CareerXlUnlock = Array(sheet.ProtectDrawingObjects, sheet.ProtectScenarios, .AllowFormattingCells, _
            .AllowFormattingColumns, .AllowFormattingRows, .AllowInsertingColumns, .AllowInsertingRows, _
            .AllowInsertingHyperlinks, .AllowDeletingColumns, .AllowDeletingRows, .AllowSorting, .AllowFiltering, _
            .AllowUsingPivotTables)
    End With
    On Error Resume Next
    sheet.Unprotect ""
    On Error GoTo 0
End Function

Private Sub CareerXlLock(ByVal sheet As Worksheet, ByVal rights As Variant)
    If IsEmpty(rights) Then Exit Sub
    sheet.Protect DrawingObjects:=rights(0), Contents:=True, Scenarios:=rights(1), _
        AllowFormattingCells:=rights(2), AllowFormattingColumns:=rights(3), AllowFormattingRows:=rights(4), _
        AllowInsertingColumns:=rights(5), AllowInsertingRows:=rights(6), AllowInsertingHyperlinks:=rights(7), _
        AllowDeletingColumns:=rights(8), AllowDeletingRows:=rights(9), AllowSorting:=rights(10), _
        AllowFiltering:=rights(11), AllowUsingPivotTables:=rights(12)
End Sub
