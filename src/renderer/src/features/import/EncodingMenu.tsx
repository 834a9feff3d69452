import { ChevronDown } from 'lucide-react'
import { type Encoding, ENCODINGS } from '../../../../core/import/encoding/encodings.ts'
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { useReview } from './review.ts'

const GROUPS = [
  'unicode',
  'western',
  'central',
  'turkish-baltic',
  'cyrillic',
  'mediterranean',
  'asian',
] as const

/** The group of the menu that each encoding stands in. */
const GROUP_OF: { readonly [encoding in Encoding]: (typeof GROUPS)[number] } = {
  'utf-8': 'unicode',
  'utf-16le': 'unicode',
  'utf-16be': 'unicode',
  'windows-1252': 'western',
  'iso-8859-15': 'western',
  macintosh: 'western',
  ibm850: 'western',
  'windows-1250': 'central',
  'iso-8859-2': 'central',
  'iso-8859-16': 'central',
  'x-mac-ce': 'central',
  ibm852: 'central',
  'windows-1254': 'turkish-baltic',
  ibm857: 'turkish-baltic',
  'windows-1257': 'turkish-baltic',
  'iso-8859-13': 'turkish-baltic',
  'iso-8859-4': 'turkish-baltic',
  ibm775: 'turkish-baltic',
  'windows-1251': 'cyrillic',
  'koi8-r': 'cyrillic',
  'koi8-u': 'cyrillic',
  'x-mac-cyrillic': 'cyrillic',
  'iso-8859-5': 'cyrillic',
  ibm866: 'cyrillic',
  ibm1125: 'cyrillic',
  'windows-1253': 'mediterranean',
  'iso-8859-7': 'mediterranean',
  'windows-1255': 'mediterranean',
  'iso-8859-8': 'mediterranean',
  'windows-1256': 'mediterranean',
  'iso-8859-6': 'mediterranean',
  'windows-1258': 'asian',
  'windows-874': 'asian',
  shift_jis: 'asian',
  'euc-jp': 'asian',
  'iso-2022-jp': 'asian',
  gb18030: 'asian',
  big5: 'asian',
  'euc-kr': 'asian',
}

type Props = {
  entryKey: number
  /** Null for a file that could not be read in any. */
  encoding: Encoding | null
  /** The words of the button; without them, the encoding. */
  label?: string
}

/** The encoding of a file, and a menu of all others; choosing one reads the file again at once. */
export function EncodingMenu({ entryKey, encoding, label }: Props) {
  const { t } = useTranslations()
  const words =
    label ??
    (encoding
      ? t('import:encodingIs', { encoding: t(`import:encoding.${encoding}`) })
      : t('import:chooseEncoding'))
  return (
    <ChoiceMenu
      label={t('import:encoding')}
      content={
        <>
          {words}
          <ChevronDown aria-hidden />
        </>
      }
      choices={GROUPS.flatMap((group) =>
        ENCODINGS.filter((id) => GROUP_OF[id] === group).map((id) => ({
          id,
          label: t(`import:encoding.${id}`),
          group: t(`import:encoding-group.${group}`),
        })),
      )}
      chosen={encoding ?? ''}
      onChoose={(choice) => {
        const chosen = ENCODINGS.find((each) => each === choice)
        if (chosen) void useReview.getState().decodeAs(entryKey, chosen)
      }}
    />
  )
}
