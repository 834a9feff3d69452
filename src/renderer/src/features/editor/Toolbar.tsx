import {
  Asterisk,
  Image as ImageIcon,
  Link as LinkIcon,
  List,
  ListOrdered,
  type LucideIcon,
  Quote,
  Table,
  Superscript,
} from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { commandsIn, type PageCommandId } from '../../../../contract/commands.ts'
import { ariaShortcut, shortcutLabel } from '../../commands/shortcuts.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { type BlockKind, usePage } from '../../editor/pageStore.ts'
import { useLayout } from '../../state/layout.ts'
import { useTranslations } from '../../useTranslations.ts'
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
  moveToolFocus,
} from './formatTools.ts'
import { ToolMenu } from './ToolMenu.tsx'
import styles from './Toolbar.module.css'

const STYLES = commandsIn('style')
const CHARACTER_STYLES = commandsIn('mark')
const TABLE_COMMANDS = commandsIn('table')

/** Blocks that have no paragraph style. */
const UNSTYLED: readonly BlockKind[] = [
  'kicker',
  'headline',
  'subhead',
  'standfirst',
  'table',
  'figure',
  'none',
]

/** A block's paragraph style; null if it has none. */
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

/** The name of the block at the caret. */
function useBlockName(block: BlockKind): string {
  const { t } = useTranslations()
  const style = styleOf(block)
  if (style) return t(`common:command.${style}`)
  switch (block) {
    case 'kicker':
    case 'headline':
    case 'subhead':
    case 'standfirst':
      return t(`fields:${block}`)
    case 'table':
    case 'figure':
    case 'preformatted':
      return t(`editor:block.${block}`)
    default:
      return t('common:command.paragraph')
  }
}

/** Keeps focus and selection on the page. */
const keepPageFocus = (event: { preventDefault(): void }) => event.preventDefault()

/** The toolbar over the page. Always visible, so that no line moves; Alt+F10 focuses it, Escape returns to the page. */
export function Toolbar({ isOverTwo }: { isOverTwo: boolean }) {
  const { t } = useTranslations()
  const bar = useRef<HTMLDivElement | null>(null)
  const block = usePage((page) => page.block)
  const marks = usePage((page) => page.marks)
  const readOnly = usePage((page) => page.readOnly)
  const isFocusMode = useLayout((layout) => layout.focusMode)
  const [tabStop, setTabStop] = useState(0)
  const format = { block, marks }
  const name = useBlockName(block)
  const reasonFor = (isMark: boolean) => {
    if (readOnly) return t('failure:newer-version')
    if (isDisplayCopy(block)) return t('editor:format.plain')
    if (!isMark || !isPlain(block)) return undefined
    return t(block === 'preformatted' ? 'editor:format.plainCode' : 'editor:format.plain')
  }
  const onKeyDownCapture = (event: KeyboardEvent) =>
    moveToolFocus(event, [...(bar.current?.querySelectorAll<HTMLElement>('[data-tool]') ?? [])])
  let index = -1
  const stopProps = () => {
    index += 1
    const at = index
    return { tabIndex: at === tabStop ? 0 : -1, onFocus: () => setTabStop(at) }
  }
  const button = (tool: Tool, content: ReactNode, isMark: boolean) => (
    <ToolButton
      {...stopProps()}
      key={tool.command}
      command={tool.command}
      pressed={tool.mark === undefined && tool.block === undefined ? undefined : isOn(tool, format)}
      disabledReason={reasonFor(isMark)}
    >
      {content}
    </ToolButton>
  )
  return (
    <div
      className={styles.container}
      data-quiet={isFocusMode || undefined}
      data-over-two={isOverTwo || undefined}
    >
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
            {...stopProps()}
            label={t('editor:format.style', { style: name })}
            content={<span className={styles.style}>{name}</span>}
            groups={[STYLES, CHARACTER_STYLES]}
            chosen={styleOf(block)}
            disabledReason={readOnly || UNSTYLED.includes(block) ? (reasonFor(false) ?? '') : undefined}
          />
          <hr aria-hidden className={styles.separator} />
          {button(BOLD, <b>{t('editor:format.bold.letter')}</b>, true)}
          {button(ITALIC, <i>{t('editor:format.italic.letter')}</i>, true)}
          {button(SUPERSCRIPT, <Superscript aria-hidden />, true)}
          <hr aria-hidden className={styles.separator} />
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
          <hr aria-hidden className={styles.separator} />
          {block === 'table' && !readOnly ? (
            <ToolMenu
              {...stopProps()}
              key="table"
              label={t('editor:format.table')}
              content={<WordOrIcon icon={Table} word={t('editor:format.table')} />}
              groups={[TABLE_COMMANDS]}
            />
          ) : (
            button(
              { command: 'insert-table' },
              <WordOrIcon icon={Table} word={t('editor:format.table')} />,
              false,
            )
          )}
          <ToolButton
            {...stopProps()}
            command="insert-picture"
            pressed={undefined}
            disabledReason={readOnly ? reasonFor(false) : undefined}
          >
            <WordOrIcon icon={ImageIcon} word={t('editor:block.figure')} />
          </ToolButton>
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

/** A word, or an icon in a narrow window. */
function WordOrIcon({ icon: Icon, word }: { icon: LucideIcon; word: string }) {
  return (
    <>
      <Icon aria-hidden className={styles.narrow} />
      <span className={styles.wide}>{word}</span>
    </>
  )
}

type TabStop = { tabIndex: number; onFocus(): void }

type ToolButtonProps = TabStop & {
  command: PageCommandId
  pressed: boolean | undefined
  /** Why the tool is disabled at the caret. */
  disabledReason: string | undefined
  children: ReactNode
}

function ToolButton({ command, pressed, disabledReason, children, ...tabStop }: ToolButtonProps) {
  const { t } = useTranslations()
  const name = t(`common:command.${command}`)
  const hint = [name, shortcutLabel(command, t)].filter(Boolean).join('  ')
  return (
    <button
      {...tabStop}
      type="button"
      data-tool
      className={styles.tool}
      aria-label={name}
      title={disabledReason === undefined ? hint : `${hint}\n${disabledReason}`}
      aria-keyshortcuts={ariaShortcut(command)}
      aria-pressed={pressed}
      aria-disabled={disabledReason !== undefined || undefined}
      onMouseDown={keepPageFocus}
      onClick={() => {
        if (disabledReason === undefined) articleEditor.run(command)
      }}
    >
      {children}
    </button>
  )
}
