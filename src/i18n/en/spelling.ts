export default {
  'title.misspelt': 'Spelling',
  'why.misspelt': 'This word is not in the dictionary.',
  'title.name': 'Name to check',
  'why.name': 'This name is not in the dictionary.',
  'failure.dictionary-unavailable': 'Spelling cannot be checked at the moment. Marbre will try again.',
  'failure.dictionary-unreadable':
    'The file dictionary.txt is not text in UTF-8. Nothing was written: save it as UTF-8.',
  'failure.dictionary-too-large':
    'A dictionary’s file cannot be larger than {{limitMegabytes, number}} MB. Choose a smaller one.',
  'failure.dictionary-invalid':
    'These two files are not a Hunspell dictionary. Choose the .aff and the .dic of one language.',
  'failure.dictionary-slow': 'This dictionary takes more than five seconds to load. Choose a smaller one.',
  'failure.dictionary-not-kept':
    'Marbre cannot write in the folder of added dictionaries. Check your rights in Marbre’s folder.',
  'problem.not-a-word':
    'dictionary.txt, line {{line, number}}: this is neither a word nor “word/model”; the line is left out.',
  'problem.too-many':
    'dictionary.txt, line {{line, number}}: there are too many words; those that follow are left out.',
  'problem.not-text': 'dictionary.txt is not text in UTF-8; no word was read. Save it as UTF-8.',
  'problem.too-large': 'dictionary.txt is larger than 2 MB; no word was read. Shorten it.',
  'problem.not-a-file':
    'dictionary.txt is a folder or a link, which Marbre does not read. Put the file itself there.',
  'problem.unreadable': 'dictionary.txt cannot be read. Check that you may open it.',
} as const
