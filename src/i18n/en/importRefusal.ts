import type { Refusal } from '../refusals.ts'

/** Why a file of a known format is not imported, and what to do: the format, the fact, the next step. */
export default {
  'old-document':
    '“{{fileName}}” is in an old document format ({{format}}); it was not read. Open it in Word or LibreOffice, save it as .docx, and import that.',
  pages:
    '“{{fileName}}” is a Pages document; it was not read. In Pages, choose File > Export To > Word, and import that file.',
  'fixed-page':
    '“{{fileName}}” is made of laid-out pages ({{format}}); it was not read. Copy the text out of it and paste it as a new article, or ask for the document that it was made from.',
  layout:
    '“{{fileName}}” is a layout ({{format}}); it was not read. Export its text from there as RTF, and import that.',
  spreadsheet:
    '“{{fileName}}” is a spreadsheet ({{format}}); it was not read. Copy the cells that you need and paste them into an article.',
  presentation:
    '“{{fileName}}” is a presentation ({{format}}); it was not read. Save its outline as RTF, or copy its text and paste it as a new article.',
  book: '“{{fileName}}” is an e-book ({{format}}); it was not read. Open it in a reader, copy the text and paste it as a new article.',
  picture:
    '“{{fileName}}” is a picture ({{format}}); it was not read. Import takes texts, with the pictures that they show: add this one on the page of an article.',
  sound: '“{{fileName}}” is a sound recording ({{format}}); it was not read. Import its transcript instead.',
  video:
    '“{{fileName}}” is a video ({{format}}); it was not read. Import its subtitles (.srt or .vtt) or its transcript instead.',
  archive:
    '“{{fileName}}” is an archive that Marbre does not open ({{format}}); it was not read. Unpack it and import the files in it.',
  'nested-archive':
    '“{{fileName}}” is an archive within an archive; it was not read. Take it out, and import it by itself.',
  database:
    '“{{fileName}}” is a database ({{format}}); it was not read. Export the text that you need from the program that it belongs to.',
  program:
    '“{{fileName}}” is a program, not a text; it was neither read nor run. If you do not know who sent it, delete it.',
  message:
    '“{{fileName}}” is a message saved by Outlook ({{format}}); it was not read. Save it from Outlook as .eml or as text, and import that.',
  'web-archive':
    '“{{fileName}}” is a Safari web archive; it was not read. Save the page again as page source (.html), and import that.',
  link: '“{{fileName}}” only links to a file or a page elsewhere; it was not read. Open it, download the document (as Word, for example), and import that.',
  data: '“{{fileName}}” holds data ({{format}}), not an article; it was not read. Copy the text that you need and paste it as a new article.',
  'item-without-text':
    '“{{fileName}}” is an item ({{format}}) without a text of its own, such as a picture or a video; it was not read. Import the item of the text that it belongs to.',
  'protected-document':
    '“{{fileName}}” is password-protected ({{format}}); it was not read. Open it with its password, remove the password in the document’s properties or when saving, and import it again.',
  'protected-archive':
    '“{{fileName}}” is in an archive that is password-protected; it was not read. Unpack the archive with its password, and import the files in it.',
  'large-rtf':
    '“{{fileName}}” is an RTF document of more than {{limitMegabytes, number}} MB; it was not read. Take the pictures out of it, or save it as .docx, and try again.',
  'large-file':
    '“{{fileName}}” ({{format}}) is larger than {{limitMegabytes, number}} MB; it was not read. Split it, or take the pictures out of it, and try again.',
  'too-much':
    '“{{fileName}}” has too much in it for its format, {{format}}: too many elements, too much text, or too deep a nesting, which could freeze Marbre; it was not read. Ask the sender for a plain copy.',
  'mail-without-text':
    '“{{fileName}}” has no text of an article: only a greeting, a signature or a quoted message. If the text is attached, import the attachment.',
} as const satisfies { readonly [refusal in Refusal]: string }
