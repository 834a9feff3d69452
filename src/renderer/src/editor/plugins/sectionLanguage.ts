import { Decoration } from 'prosemirror-view'
import { languageName } from '../../../../core/languageName.ts'
import { interfaceLocale } from '../../state/settings.ts'
import { ownLanguageAt } from '../pageStructure.ts'
import { schema } from '../schema.ts'
import { blockDecorations } from './blockDecorations.ts'

/** Sets `lang` on the blocks of sections with a language of their own, whose name is shown behind their headings. */
export const sectionLanguage = blockDecorations('sectionLanguage', (block, position, doc) => {
  const language = doc.resolve(position).depth === 0 ? ownLanguageAt(doc, position) : ''
  if (language === '') return []
  const name =
    block.type === schema.nodes.sectionHeading
      ? { 'data-language-name': languageName(language, interfaceLocale()) }
      : {}
  return [Decoration.node(position, position + block.nodeSize, { lang: language, ...name })]
})
