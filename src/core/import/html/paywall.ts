import { type SourceBlock, textOfNode } from '../tree/sourceBlock.ts'
import type { PageData } from './pageData.ts'

/** What a page says where its text goes on for subscribers alone. */
const PAYWALL =
  /^(?:il vous reste [\d.,]+ ?%|(?:la suite|cet article|ce contenu) est réservée? aux? |pour lire la suite|to (?:continue|keep) reading|to read the (?:full|rest)|subscribe to (?:continue|keep|read)|(?:the rest of )?this (?:article|story|post|content) is (?:only )?(?:for|available to|reserved for) (?:paid |paying |our )?subscribers|(?:jetzt )?weiterlesen (?:mit|im)|jetzt weiterlesen|um (?:den (?:ganzen )?artikel )?weiterzulesen|lesen sie (?:jetzt )?weiter mit|para (?:seguir|continuar) leyendo|contenido exclusivo para suscriptores|per continuare a leggere|(?:contenuto|articolo) riservato agli abbonati|para continuar a ler|(?:conteúdo|artigo) exclusivo para assinantes|lees (?:dit artikel )?verder met|om verder te lezen)(?![\p{L}])/iu
const LONGEST = 240
/** A paragraph of more characters is one of the text. */
const PROSE = 90

/**
 * The blocks of a page without the line that ends its text where the rest is for subscribers: `isCut` where no text is below
 * it. A box that says so counts where the data of the page say that not everybody may read it.
 */
export function withoutPaywall(
  source: readonly SourceBlock[],
  { isOpen, articleBody }: PageData,
): { source: SourceBlock[]; isCut: boolean } {
  const isProse = ({ kind, node }: SourceBlock) =>
    kind === undefined && node.type === 'paragraph' && textOfNode(node).length > PROSE
  const walls = new Set(source.filter(isWall))
  const last = source.findLastIndex((block) => isProse(block) && !walls.has(block))
  const first = source.findIndex(isProse)
  const isTold = (block: SourceBlock) => block.kind !== 'aside' || (!isOpen && articleBody === '')
  const isCut = first >= 0 && source.some((block, at) => at > last && walls.has(block) && isTold(block))
  return {
    source: source.map((block) =>
      walls.has(block) ? { ...block, kind: 'aside', reason: 'page-aside' } : block,
    ),
    isCut,
  }
}

/** True for a line that says so, or a box of which one does. */
function isWall({ kind, node }: SourceBlock): boolean {
  if (kind !== undefined && kind !== 'aside' && kind !== 'paragraph') return false
  const lines = textOfNode(node).slice(0, 4000).split('\n')
  return (
    (kind === 'aside' || lines.length === 1) &&
    lines.some((line) => line.length <= LONGEST && PAYWALL.test(line))
  )
}
