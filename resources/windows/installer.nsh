; Included by electron-builder's installer. Offers Marbre under “Open with” for the files of the formats that it imports: each type gets a
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
  !insertmacro marbreFileType ".eml" "Marbre.Mail" "Mail message"
  !insertmacro marbreFileType ".mht" "Marbre.Mail" "Mail message"
  !insertmacro marbreFileType ".mhtml" "Marbre.Mail" "Mail message"
  !insertmacro marbreFileType ".html" "Marbre.Html" "HTML"
  !insertmacro marbreFileType ".htm" "Marbre.Html" "HTML"
  !insertmacro marbreFileType ".xhtml" "Marbre.Html" "HTML"
  !insertmacro marbreFileType ".md" "Marbre.Markdown" "Markdown"
  !insertmacro marbreFileType ".markdown" "Marbre.Markdown" "Markdown"
  !insertmacro marbreFileType ".mdown" "Marbre.Markdown" "Markdown"
  !insertmacro marbreFileType ".docx" "Marbre.Word" "Word document"
  !insertmacro marbreFileType ".docm" "Marbre.Word" "Word document"
  !insertmacro marbreFileType ".dotx" "Marbre.Word" "Word document"
  !insertmacro marbreFileType ".dotm" "Marbre.Word" "Word document"
  !insertmacro marbreFileType ".odt" "Marbre.OpenDocument" "OpenDocument text"
  !insertmacro marbreFileType ".ott" "Marbre.OpenDocument" "OpenDocument text"
  !insertmacro marbreFileType ".fodt" "Marbre.OpenDocument" "OpenDocument text"
  !insertmacro marbreFileType ".rtf" "Marbre.RichText" "Rich Text Format"
  !insertmacro marbreFileType ".srt" "Marbre.Subtitles" "Subtitles"
  !insertmacro marbreFileType ".vtt" "Marbre.Subtitles" "Subtitles"
  !insertmacro marbreFileType ".json" "Marbre.Json" "JSON"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}" "FriendlyAppName" "${PRODUCT_NAME}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\shell\open\command" "" '"$appExe" "%1"'
  !insertmacro marbreTellExplorer
!macroend

!macro customUnInstall
  !insertmacro marbreForgetFileType ".txt" "Marbre.Text"
  !insertmacro marbreForgetFileType ".eml" "Marbre.Mail"
  !insertmacro marbreForgetFileType ".mht" "Marbre.Mail"
  !insertmacro marbreForgetFileType ".mhtml" "Marbre.Mail"
  !insertmacro marbreForgetFileType ".html" "Marbre.Html"
  !insertmacro marbreForgetFileType ".htm" "Marbre.Html"
  !insertmacro marbreForgetFileType ".xhtml" "Marbre.Html"
  !insertmacro marbreForgetFileType ".md" "Marbre.Markdown"
  !insertmacro marbreForgetFileType ".markdown" "Marbre.Markdown"
  !insertmacro marbreForgetFileType ".mdown" "Marbre.Markdown"
  !insertmacro marbreForgetFileType ".docx" "Marbre.Word"
  !insertmacro marbreForgetFileType ".docm" "Marbre.Word"
  !insertmacro marbreForgetFileType ".dotx" "Marbre.Word"
  !insertmacro marbreForgetFileType ".dotm" "Marbre.Word"
  !insertmacro marbreForgetFileType ".odt" "Marbre.OpenDocument"
  !insertmacro marbreForgetFileType ".ott" "Marbre.OpenDocument"
  !insertmacro marbreForgetFileType ".fodt" "Marbre.OpenDocument"
  !insertmacro marbreForgetFileType ".rtf" "Marbre.RichText"
  !insertmacro marbreForgetFileType ".srt" "Marbre.Subtitles"
  !insertmacro marbreForgetFileType ".vtt" "Marbre.Subtitles"
  !insertmacro marbreForgetFileType ".json" "Marbre.Json"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"
  !insertmacro marbreTellExplorer
!macroend
