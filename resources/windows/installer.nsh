; Included by electron-builder's installer. Offers Marbre under “Open with” for text and Markdown files: each type gets a
; ProgID of Marbre's own, named among the type's OpenWithProgids. The type's default program is neither written nor read,
; and removing Marbre deletes only what is written here.

!macro marbreFileType EXTENSION PROGID DESCRIPTION
  WriteRegStr SHELL_CONTEXT "Software\Classes\${PROGID}" "" "${DESCRIPTION}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${PROGID}\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${PROGID}\shell\open\command" "" '"$appExe" "%1"'
  WriteRegNone SHELL_CONTEXT "Software\Classes\${EXTENSION}\OpenWithProgids" "${PROGID}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\SupportedTypes" "${EXTENSION}" ""
!macroend

!macro marbreForgetFileType EXTENSION PROGID
  DeleteRegValue SHELL_CONTEXT "Software\Classes\${EXTENSION}\OpenWithProgids" "${PROGID}"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\${PROGID}"
!macroend

; Tells Explorer that file types have changed (SHCNE_ASSOCCHANGED).
!macro marbreTellExplorer
  System::Call 'shell32::SHChangeNotify(i, i, i, i) v (0x08000000, 0, 0, 0)'
!macroend

!macro customInstall
  !insertmacro marbreFileType ".txt" "Marbre.Text" "Plain text"
  !insertmacro marbreFileType ".md" "Marbre.Markdown" "Markdown"
  !insertmacro marbreFileType ".markdown" "Marbre.Markdown" "Markdown"
  !insertmacro marbreFileType ".mdown" "Marbre.Markdown" "Markdown"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}" "FriendlyAppName" "${PRODUCT_NAME}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\shell\open\command" "" '"$appExe" "%1"'
  !insertmacro marbreTellExplorer
!macroend

!macro customUnInstall
  !insertmacro marbreForgetFileType ".txt" "Marbre.Text"
  !insertmacro marbreForgetFileType ".md" "Marbre.Markdown"
  !insertmacro marbreForgetFileType ".markdown" "Marbre.Markdown"
  !insertmacro marbreForgetFileType ".mdown" "Marbre.Markdown"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"
  !insertmacro marbreTellExplorer
!macroend
