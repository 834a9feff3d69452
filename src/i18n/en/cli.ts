export default {
  help: `Marbre {{version}}: imports, lists and exports articles from a script.

Usage: marbre COMMAND [OPTIONS]

  import FILE…          imports what is sure; - reads standard input, a folder is walked
    --dry-run             saves nothing, shows what would be imported
    --accept-doubtful     also imports a text whose structure is not certain
    --encoding NAME       reads the files in this encoding ({{encodings}})
    --duplicates {{duplicates}}
                          what becomes of a text that the library has already (same file, or same
                          headline and date): skipped, replaced by the new version (the old text is
                          kept in versions/), or kept beside it; unless said, the same file is
                          skipped and everything else is imported
  list                  lists the articles, best match or newest first
    --query TEXT          only those that match
    --status STATUS       only those with this status ({{statuses}})
    --limit NUMBER        no more than so many
  show ID               shows one article
  export [ID…]          exports these articles, or the whole library
    --format FORMAT       {{formats}}
    --profile PROFILE     Markdown’s front matter: {{profiles}}
    --out FOLDER          where to; without it, one article goes to standard output
    --overwrite           also replaces files that are no earlier export of the same article
  lint [ID…|FILE…]      finds what departs from typography and from the library’s house style;
                          without a name, in the whole library
    --fix                 and fixes in place what is certain (- goes to standard output)
    --profile PROFILE     the spaces of French: {{spaces}}
  check                 examines the library
    --repair              and mends what can be mended

  --library FOLDER      the library; else MARBRE_LIBRARY, else {{folder}}
  --json                prints one JSON document to standard output
  --lang fr|en          the language of the messages
  --help, --version

Exit code: 0 done, 1 something failed, 2 wrong usage, 130 interrupted.`,
  seeHelp: '“marbre --help” shows how it is used.',
  'mistake.noCommand': 'No command was given; there are {{choices}}.',
  'mistake.command': 'There is no command “{{word}}”; there are {{choices}}.',
  'mistake.option': 'There is no option “{{word}}” here.',
  'mistake.value': 'The option “{{word}}” needs a value.',
  'mistake.noValue': 'The option “{{word}}” takes no value.',
  'mistake.choice': '“{{word}}” is not possible; one of these is: {{choices}}.',
  'mistake.id': '“{{word}}” is not an article’s id; “marbre list” shows them.',
  'mistake.noFile': 'No file was named: name files or folders, or - for standard input.',
  'mistake.oneId': 'One article’s id is needed, and only one; “marbre list” shows them.',
  'mistake.tooMany': '“{{word}}” is one word too many.',
  'mistake.noFormat': 'The option “{{word}}” is missing; choose one of: {{choices}}.',
  'mistake.noOut': 'Name one article to be written to standard output, or a folder with --out.',
  'mistake.jsonNeedsOut': '“{{word}}” says what was written where, and so needs a folder: add --out.',
  'mistake.fixNeedsFile': 'With --json, the fixed text of “{{word}}” has nowhere to go; name a file instead.',
  untitled: '(untitled)',
  imported_one: '{{count, number}} article imported, failures: {{failures, number}}.',
  imported_other: '{{count, number}} articles imported, failures: {{failures, number}}.',
  replaced_one: '{{count, number}} article replaced by a new version.',
  replaced_other: '{{count, number}} articles replaced by new versions.',
  skipped_one: '{{count, number}} file skipped: the library has it already.',
  skipped_other: '{{count, number}} files skipped: the library has them already.',
  'skippedFile.same-file': '{{file}}: skipped, this file is in the library already ({{id}}).',
  'skippedFile.same-headline': '{{file}}: skipped, the library has this headline and date already ({{id}}).',
  exported_one: '{{count, number}} article exported, failures: {{failures, number}}.',
  exported_other: '{{count, number}} articles exported, failures: {{failures, number}}.',
  listed_one: '{{count, number}} article in all.',
  listed_other: '{{count, number}} articles in all.',
  linted_one: '{{count, number}} finding, fixed: {{fixed, number}}, failures: {{failures, number}}.',
  linted_other: '{{count, number}} findings, fixed: {{fixed, number}}, failures: {{failures, number}}.',
  notUtf8: '“{{fileName}}” is not in UTF-8 and was left as it is. Convert it and try again.',
  checked_one:
    '{{count, number}} article examined; problems: {{problems, number}}, mended: {{repaired, number}}.',
  checked_other:
    '{{count, number}} articles examined; problems: {{problems, number}}, mended: {{repaired, number}}.',
} as const
