export default {
  'title.replace': 'Replace with “{{replacement}}”',
  'title.delete': 'Delete',
  'title.rule': 'House style',
  why: 'House style rule “{{rule}}”.',
  none: 'No house rules. The first one that you add creates the file house-style.yaml in the library folder.',
  note: 'Each rule gives the word or pattern to look for, what to write and why. Marbre rereads the file when it changes; your comments stay in it.',
  rules_one: '{{count, number}} rule',
  rules_other: '{{count, number}} rules',
  problems_one: '{{count, number}} problem',
  problems_other: '{{count, number}} problems',
  runaway: 'House style, line {{line, number}}: {{sentence}}',
  line: 'Line {{line, number}}',
  'problem.not-a-file':
    'This name is a folder or a link, which Marbre does not follow; no rules were read. Put the file itself there.',
  'problem.unreadable':
    'This file cannot be read ({{reason}}); no rules were read. Check that you have permission to open it.',
  'problem.too-large':
    'This file is larger than {{limitMegabytes, number}} MB; no rules were read. Shorten it.',
  'problem.not-text': 'This file is not UTF-8 text; no rules were read. Save it as UTF-8.',
  'problem.second-file':
    '“{{file}}” is ignored: only one house style file is read. Combine them into one file.',
  'problem.no-list': 'This file is not a list of rules; each rule starts with a dash and a space.',
  'problem.too-many-rules': 'Only the first {{limit, number}} rules are applied. Remove some.',
  'problem.too-many-problems': 'Only the first {{limit, number}} problems are shown. Fix these first.',
  'problem.syntax':
    'Here, or just above, this rule is not valid YAML. Look for a missing quote, a tab, an indent, or a colon without quotes around it.',
  'problem.no-rule':
    'This is not a rule; it needs at least “word:” or “pattern:”, and “suggest:” or “reason:”.',
  'problem.unknown-key':
    '“{{key}}” is not a known key. Use word, pattern, suggest, reason, language, case, fix or name.',
  'problem.repeated-key': '“{{key}}” appears twice; the first one is used. Remove one.',
  'problem.wrong-value':
    'The value of “{{key}}” has the wrong type: use one line of text, or true or false for case and fix.',
  'problem.too-long': '“{{key}}” is longer than {{limit, number}}; the rule is ignored. Shorten it.',
  'problem.no-word': 'This rule has no word or pattern to look for. Add “word:” or “pattern:”.',
  'problem.word-and-pattern': 'This rule has both a word and a pattern. Split it into two rules.',
  'problem.nothing-to-say': 'This rule says neither what to write nor why. Add “suggest:” or “reason:”.',
  'problem.fix-without-suggestion':
    'This rule has “fix:” but no “suggest:”. Add “suggest:”, or remove “fix:”.',
  'problem.language': '“{{language}}” is not a language tag. Write, for example, fr, fr-CA or en-GB.',
  'problem.pattern':
    'The pattern “{{pattern}}” is not a valid regular expression. Put a backslash before a literal ( ) [ ] . * + ? and close every ( and [.',
  'problem.runaway':
    'The rule “{{name}}” is ignored: its pattern takes too long on one of the texts. Limit what repeats ([^.]{0,40} instead of .*), and do not repeat a repetition.',
  'problem.no-such-group':
    'The suggestion refers to group {{group}}, which the pattern does not have. Put ( ) around the part to reuse.',
} as const
