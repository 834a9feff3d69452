import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { itemProblems } from '../../../../src/core/export/ninjs/index.ts'
import { exportArticle } from '../exportArticle.ts'
import { plainUse } from '../../../../src/core/pictures/index.ts'
import { anyArticle } from '../../generated.ts'
import { JPEG } from '../../pictures/madePictures.ts'
import { picturesFrom } from '../picturesFrom.ts'

/** The standard's schema (iptc.org) is not ours to ship: it is looked for in a folder beside the repository, too. */
const SCHEMA = [
  process.env.MARBRE_NINJS_SCHEMA ?? '',
  join(import.meta.dirname, '../../../../../shared/ninjs/ninjs-schema_3.1.json'),
].find((path) => path !== '' && existsSync(path))

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i

function standard(path: string): (item: unknown) => boolean {
  const ajv = new Ajv2020({ strictRequired: false, allErrors: true })
  ajv.addFormat('uri', /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]*$/i)
  ajv.addFormat('date-time', (text: string) => DATE_TIME.test(text) && !Number.isNaN(Date.parse(text)))
  ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json', type: 'object' })
  const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')))
  return (item) => validate(item) === true
}

/** Values that spoil an item wherever they are put, and some that do not. */
const VALUES = [
  null,
  true,
  -1,
  0,
  10,
  1.5,
  101,
  '',
  'text',
  'usable',
  'withheld',
  'picture',
  'full',
  'no uri',
  'urn:x:1',
  'https://exemple.fr/a b',
  '2026-11-10',
  '2026-11-10T08:00:00',
  '2026-11-10T08:00:00Z',
  '2026-11-10T08:00:00.5+01:00',
  '2026-13-10T08:00:00Z',
  [],
  {},
  [{}],
  [{ name: 'x' }],
  [{ value: 'x' }],
  [{ value: 'x', role: 'y', house: 'z' }],
  [{ uri: 'urn:x:1' }],
  [{ uri: 'urn:x:1', name: 'x' }],
  [{ uri: 'urn:x:1', name: 'x', pubStatus: 'lost' }],
  [{ name: 'x', relevance: 50 }],
  [{ name: 'x', width: 10, href: 'no uri' }],
  [{ name: 'x', contactInfo: [{ value: 'y', address: {} }] }],
  [{ name: 'x', contactInfo: [{ value: 'y' }] }],
  { linkedRights: 'https://exemple.fr' },
  { linkedRights: 'https://exemple.fr', encodedRights: 'x' },
  { name: 'ninjs', version: '3.1' },
  { dates: { startDate: '2026-11-10T08:00:00Z', endDate: '2026-11-10T09:00:00Z' } },
  { dates: { startDate: '2026-11-10T08:00:00Z', expectedStartDate: '2026' } },
  { dates: { expectedEndDate: '2026-11' } },
]
const NAMES = [
  'uri',
  'type',
  'representationType',
  'version',
  'firstCreated',
  'versionCreated',
  'contentCreated',
  'embargoedUntil',
  'pubStatus',
  'urgency',
  'copyrightHolder',
  'edNote',
  'language',
  'descriptions',
  'bodies',
  'headlines',
  'people',
  'organisations',
  'places',
  'subjects',
  'events',
  'eventDetails',
  'plannedCoverage',
  'objects',
  'infoSources',
  'title',
  'by',
  'located',
  'renditions',
  'associations',
  'altIds',
  'trustIndicators',
  'standard',
  'genres',
  'expires',
  'rightsInfo',
  'digitalSourceType',
  'house',
  'params',
]

const src = `media/${'c3'.repeat(32)}.jpeg`
const PICTURED = { heading: 'Images', body: `![Le quai](${src} "Inès Karam")\nUne légende.` }
const USES = [
  { ...plainUse(src, 0), rights: '© Le Bac', taken: '2026-11-09T08:30:00Z', focus: { x: 0.5, y: 0.5 } },
]

it.skipIf(SCHEMA === undefined)(
  `our decoder of items agrees with the standard’s schema${SCHEMA === undefined ? ': skipped, its file is not here (MARBRE_NINJS_SCHEMA)' : ''}`,
  () => {
    const isItem = standard(SCHEMA ?? '')
    const item = (article: Parameters<typeof exportArticle>[0]) =>
      JSON.parse(
        new TextDecoder().decode(
          exportArticle(article, 'ninjs', {}, { picture: picturesFrom(() => JPEG, 'ninjs') }).bytes,
        ),
      )
    let refused = 0
    fc.assert(
      fc.property(
        anyArticle,
        fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...VALUES)), { maxLength: 2 }),
        (given, changes) => {
          const whole = item({ ...given, sections: [...given.sections, PICTURED], pictures: USES })
          expect(isItem(whole)).toBe(true)
          const spoilt = { ...whole, ...Object.fromEntries(changes) }
          const problems = itemProblems(spoilt)
          expect(problems.length === 0, JSON.stringify({ changes, problems })).toBe(isItem(spoilt))
          if (problems.length > 0) refused += 1
        },
      ),
      { numRuns: 300 },
    )
    expect(refused).toBeGreaterThan(50)
    for (const name of NAMES)
      for (const value of VALUES) {
        const spoilt = { uri: 'urn:x:1', [name]: value }
        expect(itemProblems(spoilt).length === 0, JSON.stringify(spoilt)).toBe(isItem(spoilt))
      }
  },
)
