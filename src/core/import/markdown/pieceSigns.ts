/** Characters that can begin a piece. */
export const SIGNS = /[\\`~<{[!%$^=\n]/g
/** The fence that opens a block of code, in a quotation or a list too. */
export const FENCE = /(?:[ \t>]*|[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)(`{3,}|~{3,})/y
/** `[label]: target "title"`: what stands before the target, the label, the target, the rest. */
export const LINK_DEFINITION = /^( {0,3}\[(?!\^)([^\]\n]{1,200})\]:[ \t]*)([^ \t<][^ \t]*)(.*)$/
/** A line of MDX that imports or exports something. */
export const CODE_LINE =
  /^(?:import\s+(?:[\w$*{}, ]+\s+from\s+)?["'][^"'\n]+["'];?[ \t]*$|export\s+(?:const|let|default|function)\b)/
/** A list of one item for which kramdown shows the contents of the page: `* TOC` over `{:toc}`. */
export const CONTENTS = /(?:[-*+]|1\.)[ \t][^\n]{1,60}\n[ \t]*\{:[ \t]*toc[^}\n]*\}[ \t]*(?=\n|$)/iy
/** `> [!NOTE] Title`, as GitHub and Obsidian write it: the signs of the quotation, the name, the title. */
export const ALERT = /^((?:[ \t]*>)+[ \t]?)\[!([\p{L}-]{2,20})\][-+]?[ \t]*(.*)$/u
/** `!!! note "Title"`, as MkDocs writes it: the name and the title. */
export const ADMONITION =
  /^(?:!!!|\?\?\?\+?)[ \t]+([\p{L}-]+)(?:[ \t]+[\p{L} -]+)?(?:[ \t]+"([^"\n]*)")?[ \t]*$/u
/** `{: .class}` alone in a line. */
export const ATTRIBUTE_LINE = /^[ \t]*\{:[^}\n]*\}[ \t]*$/
/** The colon that opens a definition. */
export const DEFINITION = /^:[ \t]+(?=[^ \t])/
/** `{#id .class key="value"}` behind what it belongs to. */
export const ATTRIBUTES =
  /[ \t]*\{:?[ \t]*(?:[#.:][\w:.-]*|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s}"']+))(?:(?:[ \t]+|[ \t]*\n[ \t]*)(?:[#.][\w:.-]+|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s}"']+)))*[ \t]*\}/y
/** `[words]{.class}`, as Pandoc writes them, with links in the words: the words. */
export const SPAN = new RegExp(
  `\\[((?:[^[\\]\n\\\\]|\\\\.|\\n(?!\\n)|\\[[^[\\]\n]{0,300}\\](?:\\([^()\n]{0,500}\\))?){0,600}?)\\](?=\\{)${ATTRIBUTES.source}`,
  'y',
)
/** `[[page|words]]`, or `![[file]]`: the page and the words. */
export const WIKI_LINK = /!?\[\[([^[\]\n|\\]{1,300})(?:\\?\|([^[\]\n]{0,300}))?\]\](?![([])/y
/** `^[a note]`, with links in it. */
export const INLINE_NOTE = /\^\[((?:[^[\]\n\\]|\\.|\[[^[\]\n]{0,300}\](?:\([^()\n]{0,500}\))?){1,2000})\]/y
/** `10^5^` and `H~2~O`, as Pandoc writes them: what is raised or lowered, behind a letter, a figure or a bracket. */
export const RAISED = /\^([\p{L}\p{N}+−.,’'-]{1,20})\^(?![\p{L}\p{N}^])/uy
export const LOWERED = /~([\p{L}\p{N}+−-]{1,10})~(?!~)/uy
/** What raised and lowered signs stand behind: a word, and no address. */
export const IS_BEHIND_WORD = /(?:^|[\s\u00a0\u202f])[^\s/:@\\~^]*[\p{L}\p{N})]$/u
/** `$$formula$$` or `$formula$`, and no amounts of dollars. */
export const MATH =
  /\$\$(?=[^$])[^$]{1,2000}\$\$|\$(?=[^ \t\n$])(?:[^$\n\\]|\\.){0,300}(?<=[^ \t\n\\])\$(?!\d)/y

/** The signs that open and close a template, or a comment of those who write; the first that fit count. */
export const ENCLOSED = [
  { open: '<!--', close: '-->', type: 'comment' },
  { open: '{{/*', close: '*/}}', type: 'comment' },
  { open: '{{!--', close: '--}}', type: 'comment' },
  { open: '{/*', close: '*/}', type: 'comment' },
  { open: '{>>', close: '<<}', type: 'comment' },
  { open: '{# ', close: '#}', type: 'comment' },
  { open: '{{<', close: '>}}', type: 'template' },
  { open: '{{%', close: '%}}', type: 'template' },
  { open: '{{', close: '}}', type: 'template' },
  { open: '{%', close: '%}', type: 'template' },
  { open: '<%', close: '%>', type: 'template' },
] as const

/** Comments that tell a generator or an editor what to do. */
export const DIRECTIVE =
  /^\/?[ \t]*(?:##|more|truncate|excerpt|end[- ]?excerpt|toc|\/toc|wp:.*|prettier-ignore.*|markdownlint-.*|textlint-.*|vale .*|cspell:.*|spell-checker:.*|eslint-.*|nextpage|kg-card-(?:begin|end).*|(?:start|end)fragment|(?:start|end|begin|doctoc).{0,60}doctoc.*)?[ \t]*$/is
/** Changes as CriticMarkup has them: what was added, what was taken out, what stands for what, what is marked. */
export const CHANGE =
  /\{(?:\+\+([^{}\n]{0,2000}?)\+\+|--[^{}\n]{0,2000}?--|~~[^{}\n]{0,2000}?~>([^{}\n]{0,2000}?)~~|==([^{}\n]{0,2000}?)==)\}/y
/** The end of a page, alone in its line: of Pandoc, of iA Writer. */
export const PAGE_BREAK = /^(?:\\(?:newpage|pagebreak|clearpage)|\+{3})[ \t]*$/
/** What Logseq notes of a block, in a line below it. */
export const BLOCK_PROPERTY = /^[ \t]+(?:id|collapsed|background-color|logseq\.[\w.-]+)::[ \t]+\S.*$/
/** A component of a site alone in its line, without words in it: `<Figure src="quay.jpg" />`. */
export const COMPONENT = /^<([A-Z][a-z][A-Za-z]{0,40})((?:[ \t][^<>\n]{0,1000})?)\/>[ \t]*$/
/** `/harbour.jpg "Caption"`: the picture and its caption. */
export const CONTENT_BLOCK =
  /^(\/[^"\n]{1,300}\.(?:avif|gif|jpe?g|png|webp))(?:[ \t]+"([^"\n]{0,500})")?[ \t]*$/i
/** `==marked==`, as Obsidian writes it. */
export const MARKED = /==(?![ \t=])([^=\n]{1,300}?)(?<![ \t])==(?!=)/y
/** `^name` at the end of a line: what Obsidian calls a paragraph by. */
export const BLOCK_NAME = /\^(?=[\d-]*[a-z])[a-z\d-]{2,40}[ \t]*(?=\n|$)/iy
/** `{: .quote}` at the end of a line: what kramdown says of a paragraph. */
export const LINE_ATTRIBUTES = /\{:[^{}\n]{1,200}\}[ \t]*(?=\n|$)/y
/** `[gallery ids="1,2"]`, `[/embed]`: a call as WordPress has it, no link: its slash, its name and its attributes. */
export const SHORTCODE =
  /\[(\/?)([a-z][a-z0-9_-]{1,30})((?:[ \t]+[a-z][\w-]{0,40}=(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'|[^ \t\n\]"']{1,200})){0,20})[ \t]*\/?\](?![([])/iy
/** The picture that a caption of WordPress opens with, in a link or not, and the blanks behind it. */
export const CAPTIONED =
  /[ \t\n]*(?:<a[ \t][^<>]{1,1000}>)?(<img[ \t][^<>]{1,1000}>|!\[[^\]\n]{0,500}\]\([^()\n]{1,500}\))(?:<\/a>)?[ \t\n]*/iy
