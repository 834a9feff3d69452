import type { DoubtName } from '../../core/import/doubts.ts'

/** The doubts about an imported file as a whole, each a sentence. */
export default {
  'item-date': 'The date “{{date}}” cannot be read: enter it in the details once the article is imported.',
  'item-embargo':
    'The embargo “{{date}}” is not complete: enter it in the details, with its date and time, once the article is imported.',
  'item-canceled': 'The sender has canceled this item: remove it from the list if it should not be imported.',
  'item-withheld': 'The sender has marked this item as not to be published yet: ask them when it may be.',
  'item-partial': 'The sender says that this is only a part of the item: look for the rest.',
  'item-version':
    'This is version {{version}} of ninjs, which Marbre does not know: compare the text with the original.',
  'headline-from-file-name':
    'The text has no headline: the name of the file is suggested. Keep it, or choose the line that is the headline.',
  'headline-from-properties':
    'The headline is not in the text: it comes from the file’s properties. Keep it, or choose the line that is the headline.',
  'date-of-program':
    'The date comes from a field that the word processor updates: check that it is the article’s.',
  'byline-from-properties':
    'The byline is not in the text: it comes from the file’s properties, and may be that of whoever typed it. Keep it, or leave it out.',
  'damaged-characters': 'Some characters are damaged or lost: read the text over, or change the encoding.',
  'mail-two-headlines':
    'The text has a headline, “{{headline}}”, and the subject of the message gives another: “{{second}}”. Check which is right.',
  'mail-no-headline':
    'Neither the text nor the subject of the message gives a headline: choose the line that is one.',
  'byline-from-sender':
    'The text is not signed: “{{byline}}” is the person who sent the message. Check that they are the author.',
  'mail-automatic':
    'This message seems to come from a program (a notice, an automatic reply, an invitation): remove it from the list if it is not an article.',
  'mail-embargo':
    'The message speaks of an embargo, “{{value}}”: enter it in the details once the article is imported.',
  'mail-greeting': 'The message begins by greeting someone: check where the article begins.',
  'page-no-article':
    'The article does not stand out clearly from the rest of the page: check what is kept and what is left out.',
  'page-several-articles': 'The page shows several articles: check what is kept.',
  'page-text-differs': 'Part of the text that the page announces was not found: check that it is complete.',
  'page-cut-off':
    'The page seems to show only the beginning to readers who do not subscribe: check that the text is complete.',
  'page-two-headlines':
    'The page gives two headlines: “{{headline}}” and “{{second}}”. Check which is right.',
  'page-title-unseen':
    'The page does not show the headline “{{headline}}”, it is only the name of the page: check it.',
  'page-bylines': 'The page gives two bylines: “{{byline}}” and “{{second}}”. Check which is right.',
  'page-dates': 'The page gives two dates: {{date}} and “{{second}}”. Check which is right.',
  'byline-unlikely': '“{{byline}}” is in the byline, but may not be a name: check it.',
  'headline-without-words': 'The headline has no letters: check it.',
  'no-headline': 'The text has no headline: choose the line to use as one.',
  'no-text': 'There is nothing but a headline: check that the text is complete.',
  'front-matter-guessed':
    'Front matter, line {{lines}}: not valid as written. Check how it was read: {{text}}',
  'front-matter-unread': 'Front matter, line {{lines}}: could not be read and was left out: {{text}}',
  'front-matter-twice':
    'The front matter gives two different values for: {{keys}}. The last one was kept: check it.',
  'front-matter-open': 'The line that closes the front matter is missing: check where the text begins.',
  'front-matter-date': 'Check the date of the front matter: {{value}}',
  'front-matter-date-either-way': 'The date of the front matter could be read in two ways: {{value}}.',
  'front-matter-embargo':
    'The embargo of the front matter, “{{value}}”, has no clear date, time or time zone: enter it in the details once the article is imported.',
  'several-articles':
    'This text may hold several articles. Once it is imported, each section can leave it: section menu, “Move to a new article”.',
  'encoding-guessed':
    'Encoding guessed: {{encoding}}, but it could be {{other}}. Check the accented letters, or change the encoding.',
  'encoding-escaped':
    'Letters are written in code, such as “+AOk-”: save the text as UTF-8, then import it again.',
  'no-prose':
    'This looks like a program, settings or a log: remove it from the list if it is not an article.',
} as const satisfies { readonly [name in DoubtName]: string }
