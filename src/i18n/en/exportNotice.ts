import type { ExportNoticeName } from '../../core/export/notices.ts'

/** What an exported file could not hold, or holds otherwise than the page; sentences. */
export default {
  'picture-missing': 'The picture {{what}} is not in the library: the file is without it.',
  'picture-format': 'This format cannot show the picture {{what}}: its description stands in its place.',
  'picture-damaged': 'The file of the picture {{what}} is damaged: the export is without it.',
  'picture-too-large-for-profile':
    'The picture {{what}} is larger than this format needs, and was exported as it is: only the window makes pictures smaller.',
  'picture-not-cropped': 'The picture {{what}} was exported whole: only the window can crop it.',
  'pictures-by-address':
    'This file has only the addresses of its pictures ({{what}}), by which this library alone finds them. To take them along, export Markdown.',
  'relative-link': 'The link {{what}} only works on your own site: its text was kept, without the link.',
  'raised-letters': 'Hugo will show “{{what}}” on the line, neither raised nor lowered.',
  'code-in-lines':
    'The code “{{what}}” was exported as a paragraph, without indentation: in a block, a site would run the template in it.',
  'list-number': 'A Word document begins no list at {{what}}: its numbers begin at 32,767.',
  'wide-table':
    'A Word document has no table of {{what}} columns: its rows are lines, with tabs between the cells.',
  'links-left-out': 'Plain text has no links: their words were kept, without their addresses ({{what}}).',
  'struck-not-shown': 'Plain text strikes nothing out: “{{what}}” reads as the rest does.',
  'day-left-out': 'ninjs has no place for a date without an hour: {{what}} was left out.',
  'embargo-as-draft': 'The file is marked as a draft while the embargo lasts: export it again afterwards.',
  'invalid-link':
    'The link {{what}} leads to no web page or mail address: its text was kept, without the link.',
  'same-slug': 'The article “{{what}}” has the same slug: give one of them another before you publish both.',
  'correction-left-out': 'This format has no place for the correction: “{{what}}”.',
  'site-address-missing':
    'No address of the site is set: {{what}} were left out. Set it under Publishing in the settings.',
} as const satisfies Record<ExportNoticeName, string>
