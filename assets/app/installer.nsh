; What the app itself wrote into the user's registry: its links, and its start with the computer. An update keeps both.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegKey HKCU "Software\Classes\pagekeeper"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "app.pagekeeper.Pagekeeper"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "app.pagekeeper.Pagekeeper"
  ${endIf}
!macroend
