Attribute VB_Name = "CareerXlConfig"
Option Explicit
Option Private Module
' Where Python is. Only the user's own settings count: a workbook must not be able to name the program that is started.

Public Function GetConfig(configKey As String, Optional default As String = "") As Variant
    ' Our own settings first, then those of xlwings' add-in, where an administrator may keep them.
    Dim found As String, path As String
    path = GetConfigFilePath()
    If GetConfigFromFile(path, configKey, found) Then
        GetConfig = found
    ElseIf GetConfigFromFile(Replace(path, "\.career_xl\career_xl.conf", "\.xlwings\xlwings.conf"), configKey, found) Then
        GetConfig = found
    Else
        GetConfig = default
    End If
End Function

Public Function CareerXlSearchPath() As String
    ' An empty entry would be the folder that Excel works in.
    Dim folders As String
    folders = GetConfig("PYTHONPATH")
    If folders <> "" Then CareerXlSearchPath = ";" & folders
End Function

Public Function CareerXlNoAnswer() As String
    CareerXlNoAnswer = "расчёт не запущен: выполните career-xl doctor"
End Function
