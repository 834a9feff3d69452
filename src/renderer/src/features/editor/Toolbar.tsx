import {
  Asterisk,
  Link as LinkIcon,
  List,
  ListOrdered,
  type LucideIcon,
  Quote,
  Table,
  Superscript,
} from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import type { PageCommandId } from '../../../../contract/commands.ts'
import { ariaShortcut, shortcutLabel } from '../../commands/shortcuts.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { type BlockKind, usePage } from '../../editor/pageStore.ts'
import { useScreen } from '../../state/screen.ts'
import { useWords } from '../../words.ts'
import {
  BOLD,
  BULLETS,
  isDisplayCopy,
  isOn,
  isPlain,
  ITALIC,
  LINK,
  NUMBERS,
  QUOTE,
  SUPERSCRIPT,
  type Tool,
  walkTools,
} from './formatTools.ts'
import { ToolMenu } from './ToolMenu.tsx'
import styles from './Toolbar.module.css'

const STYLES = [
  'paragraph',
  'heading',
  'minor-heading',
  'quote',
  'bullets',
  'numbers',
  'ticks',
] as const satisfies readonly PageCommandId[]
const LOOKS = ['strike', 'subscript', 'clear-formatting'] as const satisfies readonly PageCommandId[]
const ROWS_AND_COLUMNS = [
  'row-above',
  'row-below',
  'column-before',
  'column-after',
  'table-header',
  'remove-row',
  'remove-column',
  'remove-table',
] as const satisfies readonly PageCommandId[]

/** Blocks that are what they are, whatever style is asked for. */
const NO_STYLE: readonly BlockKind[] = [
  'kicker',
  'headline',
  'subhead',
  'standfirst',
  'table',
  'figure',
  'none',
]

/** Which of the styles a block has; none for what has no style of its own. */
const styleOf = (block: BlockKind): (typeof STYLES)[number] | null => {
  switch (block) {
    case 'paragraph':
    case 'bullets':
    case 'numbers':
      return block
    case 'sectionHeading':
      return 'heading'
    case 'heading':
      return 'minor-heading'
    case 'quotation':
      return 'quote'
    default:
      return null
  }
}

/** What the caret is in, in words. */
function useBlockName(block: BlockKind): string {
  const { t } = useWords()
  const style = styleOf(block)
  if (style) return t(`common:command.${style}`)
  switch (block) {
    case 'kicker':
    case 'headline':
    case 'subhead':
    case 'standfirst':
      return t(`editor:${block}`)
    case 'table':
    case 'figure':
    case 'preformatted':
      return t(`editor:block.${block}`)
    default:
      return t('common:command.paragraph')
  }
}

/** A press of the mouse must not take the focus from the page, nor what is selected there. */
const stay = (event: { preventDefault(): void }) => event.preventDefault()

/**
 * The bar over the page: what a word processor has in its toolbar. It is always there, so that no line moves when it
 * comes; the focus goes there with Alt+F10 and back with Escape.
 */
export function Toolbar() {
  const { t } = useWords()
  const bar = useRef<HTMLDivElement | null>(null)
  const block = usePage((page) => page.block)
  const marks = usePage((page) => page.marks)
  const readOnly = usePage((page) => page.readOnly)
  const isFocusMode = useScreen((screen) => screen.focus)
  const [stop, setStop] = useState(0)
  const now = { block, marks }
  const name = useBlockName(block)
  const reasonFor = (isMark: boolean) => {
    if (readOnly) return t('failure:newer-version')
    if (isDisplayCopy(block)) return t('editor:format.plain')
    if (!isMark || !isPlain(block)) return undefined
    return t(block === 'preformatted' ? 'editor:format.plainCode' : 'editor:format.plain')
  }
  const onKeyDownCapture = (event: KeyboardEvent) =>
    walkTools(event, [...(bar.current?.querySelectorAll<HTMLElement>('[data-tool]') ?? [])])
  let index = -1
  const next = () => {
    index += 1
    const at = index
    return { tabIndex: at === stop ? 0 : -1, onFocus: () => setStop(at) }
  }
  const button = (tool: Tool, face: ReactNode, isMark: boolean) => (
    <ToolButton
      {...next()}
      key={tool.command}
      command={tool.command}
      pressed={tool.mark === undefined && tool.block === undefined ? undefined : isOn(tool, now)}
      unusable={reasonFor(isMark)}
    >
      {face}
    </ToolButton>
  )
  return (
    <div className={styles.room} data-quiet={isFocusMode || undefined}>
      <div className={styles.column}>
        <div
          ref={bar}
          role="toolbar"
          data-toolbar
          aria-label={t('editor:format')}
          className={styles.bar}
          onKeyDownCapture={onKeyDownCapture}
        >
          <ToolMenu
            {...next()}
            label={t('editor:format.style', { style: name })}
            face={<span className={styles.style}>{name}</span>}
            groups={[STYLES, LOOKS]}
            chosen={styleOf(block)}
            unusable={readOnly || NO_STYLE.includes(block) ? (reasonFor(false) ?? '') : undefined}
          />
          <hr aria-hidden className={styles.part} />
          {button(BOLD, <b>{t('editor:format.bold.letter')}</b>, true)}
          {button(ITALIC, <i>{t('editor:format.italic.letter')}</i>, true)}
          {button(SUPERSCRIPT, <Superscript aria-hidden />, true)}
          <hr aria-hidden className={styles.part} />
          {button(
            LINK,
            <>
              <LinkIcon aria-hidden className={styles.narrow} />
              <span className={styles.wide}>{t('editor:format.link')}</span>
            </>,
            true,
          )}
          {button(BULLETS, <List aria-hidden />, false)}
          {button(NUMBERS, <ListOrdered aria-hidden />, false)}
          {button(QUOTE, <Quote aria-hidden />, false)}
          <hr aria-hidden className={styles.part} />
          {block === 'table' && !readOnly ? (
            <ToolMenu
              {...next()}
              key="table"
              label={t('editor:format.table')}
              face={<WordOrIcon icon={Table} word={t('editor:format.table')} />}
              groups={[ROWS_AND_COLUMNS]}
            />
          ) : (
            button(
              { command: 'insert-table' },
              <WordOrIcon icon={Table} word={t('editor:format.table')} />,
              false,
            )
          )}
          {button(
            { command: 'footnote' },
            <WordOrIcon icon={Asterisk} word={t('editor:format.note')} />,
            true,
          )}
        </div>
      </div>
    </div>
  )
}

/** A word where there is room for it, else a picture. */
function WordOrIcon({ icon: Icon, word }: { icon: LucideIcon; word: string }) {
  return (
    <>
      <Icon aria-hidden className={styles.narrow} />
      <span className={styles.wide}>{word}</span>
    </>
  )
}

type Stop = { tabIndex: number; onFocus(): void }

type ToolButtonProps = Stop & {
  command: PageCommandId
  pressed: boolean | undefined
  /** Why it does nothing where the caret is. */
  unusable: string | undefined
  children: ReactNode
}

function ToolButton({ command, pressed, unusable, children, ...stop }: ToolButtonProps) {
  const { t } = useWords()
  const name = t(`common:command.${command}`)
  const hint = [name, shortcutLabel(command, t)].filter(Boolean).join('  ')
  return (
    <button
      {...stop}
      type="button"
      data-tool
      className={styles.tool}
      aria-label={name}
      title={unusable === undefined ? hint : `${hint}\n${unusable}`}
      aria-keyshortcuts={ariaShortcut(command)}
      aria-pressed={pressed}
      aria-disabled={unusable !== undefined || undefined}
      onMouseDown={stay}
      onClick={() => {
        if (unusable === undefined) articleEditor.run(command)
      }}
    >
      {children}
    </button>
  )
}
