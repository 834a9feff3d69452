export default {
  'title.write': '“{{replacement}}” expected',
  'title.leaveOut': 'To be left out',
  'title.remark': 'House style',
  why: 'Rule “{{rule}}” of the house style.',
  none: 'No house rules yet. To begin, put a file named house-style.yaml into the library’s folder, with a dash for each rule:',
  note: 'Each rule says which word or pattern to look for, what to write and why. Marbre reads the file again when it changes, and never writes to it.',
  rules_one: '{{count, number}} rule',
  rules_other: '{{count, number}} rules',
  problems_one: '{{count, number}} problem',
  problems_other: '{{count, number}} problems',
  place: 'Line {{line, number}}',
  'problem.not-a-file':
    'What stands under this name is a folder or a link, which Marbre does not follow; no rule was read. Put the file itself there.',
  'problem.unreadable':
    'This file cannot be read ({{reason}}); no rule was read. Check that you may open it.',
  'problem.too-large':
    'This file is larger than {{limitMegabytes, number}} MB; no rule was read. Shorten it.',
  'problem.not-text': 'This file is not text in UTF-8; no rule was read. Save it anew in that encoding.',
  'problem.second-file':
    '“{{file}}” is not read, for only one house style counts. Bring them together in one file.',
  'problem.no-list': 'This file is not a list of rules; each begins with a dash and a space.',
  'problem.too-many-rules': 'Only the first {{limit, number}} rules count. Remove some.',
  'problem.too-many-problems': 'Only the first {{limit, number}} problems are shown. Correct these first.',
  'problem.syntax':
    'Here, or just above, this rule cannot be read as YAML. Look for a missing quote, a tab, an indent, or a colon with no quotes around.',
  'problem.no-rule': 'This is no rule; it needs at least “word:” or “pattern:” and “suggest:” or “reason:”.',
  'problem.unknown-key':
    '“{{key}}” means nothing here; known are word, pattern, suggest, reason, language, case, fix and name.',
  'problem.repeated-key': '“{{key}}” stands here a second time; the first one counts. Remove one.',
  'problem.wrong-value':
    'The value of “{{key}}” is not of the kind it takes: one line of text, or true or false for case and fix.',
  'problem.too-long': '“{{key}}” is longer than {{limit, number}}; the rule is left out. Shorten it.',
  'problem.no-word': 'This rule has no word and no pattern to look for. Add “word:” or “pattern:”.',
  'problem.word-and-pattern': 'This rule has both a word and a pattern. Make two rules of it.',
  'problem.nothing-to-say': 'This rule says neither what to write nor why. Add “suggest:” or “reason:”.',
  'problem.fix-without-suggestion':
    'This rule would fix without knowing how. Add “suggest:”, or remove “fix:”.',
  'problem.language': '“{{language}}” is no language tag. Write fr, fr-CA or en-GB, for example.',
  'problem.pattern':
    'This pattern is not a regular expression; it goes wrong at “{{part}}”. Put a backslash before ( ) [ ] . * + ? where they stand for themselves.',
  'problem.runaway':
    'This pattern could take for ever on some texts: “{{part}}”. Part the repeats by a character that neither can take, bound them ({0,40} in place of *), and repeat nothing that repeats.',
  'problem.empty-match':
    'The pattern “{{part}}” also matches where nothing stands. Write + in place of *, or add what must be there.',
  'problem.no-such-group':
    'The suggestion names the group {{group}}, which the pattern does not have. Put what it stands for in brackets ( ).',
} as const
