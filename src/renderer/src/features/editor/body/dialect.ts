import { defineLanguageFacet, Language, LanguageSupport } from '@codemirror/language'
import { type BlockContext, type Line, parser, Strikethrough } from '@lezer/markdown'
import { isSectionLine } from '../../../../../core/body.ts'

const takesSectionLine = (_: BlockContext, line: Line) => line.basePos === 0 && isSectionLine(line.text)

/** Marbre's Markdown, as core reads it: a section's heading is plain text, and there is no setext heading, indented code or HTML. */
const marbreMarkdown = parser.configure([
  Strikethrough,
  {
    remove: ['SetextHeading', 'IndentedCode', 'HTMLBlock', 'HTMLTag', 'LinkReference'],
    defineNodes: [{ name: 'SectionLine', block: true }],
    parseBlock: [
      {
        name: 'SectionLine',
        before: 'Blockquote',
        parse(context, line) {
          if (!takesSectionLine(context, line)) return false
          const from = context.lineStart
          context.addElement(context.elt('SectionLine', from, from + line.text.length))
          context.nextLine()
          return true
        },
        endLeaf: takesSectionLine,
      },
    ],
  },
])

/** Parses the body as one types. */
export const dialect = new LanguageSupport(new Language(defineLanguageFacet(), marbreMarkdown, [], 'marbre'))
