/** What an import did that one should know; sentences. */
export default {
  'links-in-headings_one': 'A link in a heading was moved to the internal note.',
  'links-in-headings_other': '{{count, number}} links in headings were moved to the internal note.',
  'mail-left-out_one': 'One part of the message was left out of the article.',
  'mail-left-out_other':
    '{{count, number}} parts of the message were left out of the article (quotations, signature…).',
  'attachments-left-out_one': 'An attachment was not imported: {{names}}.',
  'attachments-left-out_other': '{{count, number}} attachments were not imported: {{names}}.',
  'page-left-out_one': 'One element of the page was left out of the article.',
  'page-left-out_other':
    '{{count, number}} elements of the page were left out of the article (menus, boxes, advertising…).',
  'site-tags_one': 'A tag of the website was kept as text: {{names}}.',
  'site-tags_other': '{{count, number}} tags of the website were kept as text: {{names}}.',
  'wiki-links_one': 'Of a link to another note, only the words were kept: {{names}}.',
  'wiki-links_other': 'Of {{count, number}} links to other notes, only the words were kept: {{names}}.',
  'comments-to-note_one': 'A comment was moved to the internal note.',
  'comments-to-note_other': '{{count, number}} comments were moved to the internal note.',
  'scripts-dropped_one': 'A script or a style sheet was left out.',
  'scripts-dropped_other': '{{count, number}} scripts or style sheets were left out.',
  'lost-links_one': 'A link leads nowhere: its address is not in the file.',
  'lost-links_other': '{{count, number}} links lead nowhere: their addresses are not in the file.',
  'name-as-headline': 'The name of the file is the headline.',
  'hidden-text-left-out': 'Hidden text in the document was left out.',
  'equations-as-text_one': 'An equation became plain characters: check it.',
  'equations-as-text_other': '{{count, number}} equations became plain characters: check them.',
  'embedded-left-out_one': 'A chart or an embedded file was left out.',
  'embedded-left-out_other': '{{count, number}} charts or embedded files were left out.',
  'corrects-another_one': 'This story corrects another one: see the internal note.',
  'corrects-another_other': 'This story corrects another one: see the internal note.',
  'goes-on-elsewhere_one': 'The text says that more follows, but it is not in this file.',
  'goes-on-elsewhere_other': 'The text says that more follows, but it is not in this file.',
  'controls-taken-out_one': 'An invisible control character was removed.',
  'controls-taken-out_other': '{{count, number}} invisible control characters were removed.',
  'date-of-version_one': 'The item gives no date for its text: {{date}} is that of this version.',
  'date-of-version_other': 'The item gives no date for its text: {{date}} is that of this version.',
  'associations-left-out_one': 'An attached item was left out: {{names}}.',
  'associations-left-out_other': '{{count, number}} attached items were left out: {{names}}.',
  'tracked-changes': 'The document has tracked changes: it was read as if all of them were accepted.',
  'pictures-unsupported_one':
    'A picture was left out, because Marbre does not show its format: {{pictures}}. Export it as JPEG, and add it on the page.',
  'pictures-unsupported_other':
    '{{count, number}} pictures were left out, because Marbre does not show their format: {{pictures}}. Export them as JPEG, and add them on the page.',
  'pictures-too-large_one': 'A picture was left out, because it is larger than 50 MB: {{pictures}}.',
  'pictures-too-large_other':
    '{{count, number}} pictures were left out, because they are larger than 50 MB: {{pictures}}.',
  'pictures-too-many-pixels_one':
    'A picture was left out, because it has more than 100 million pixels: {{pictures}}.',
  'pictures-too-many-pixels_other':
    '{{count, number}} pictures were left out, because they have more than 100 million pixels: {{pictures}}.',
  'pictures-damaged_one': 'A picture was left out, because it is damaged: {{pictures}}.',
  'pictures-damaged_other':
    '{{count, number}} pictures were left out, because they are damaged: {{pictures}}.',
  'pictures-missing_one':
    'A picture is not among the files that came with the text: {{pictures}}. Import its folder, or add it on the page.',
  'pictures-missing_other':
    '{{count, number}} pictures are not among the files that came with the text: {{pictures}}. Import their folder, or add them on the page.',
  'pictures-remote_one':
    'A picture is on the web, and was not fetched: {{pictures}}. Its address stays in the text.',
  'pictures-remote_other':
    '{{count, number}} pictures are on the web, and were not fetched: {{pictures}}. Their addresses stay in the text.',
  'pictures-too-many_one':
    'A picture was left out, because the text brings too many or too large ones: {{pictures}}. Add it on the page.',
  'pictures-too-many_other':
    '{{count, number}} pictures were left out, because the text brings too many or too large ones: {{pictures}}. Add them on the page.',
  'pictures-in-notes_one': 'A picture in a footnote or a comment was left out.',
  'pictures-in-notes_other': '{{count, number}} pictures in footnotes or comments were left out.',
  'pictures-uncropped_one':
    'A picture is cropped in the document, and comes whole: {{pictures}}. Crop it on the page.',
  'pictures-uncropped_other':
    '{{count, number}} pictures are cropped in the document, and come whole: {{pictures}}. Crop them on the page.',
  'logos-left-out_one': 'A picture of the size of a logo was left out: {{pictures}}.',
  'logos-left-out_other': '{{count, number}} pictures of the size of a logo were left out: {{pictures}}.',
} as const
