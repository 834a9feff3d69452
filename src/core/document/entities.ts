/**
 * The named entities that are decoded: those of HTML 4, of European Latin letters, of punctuation, and CommonMark's
 * examples. Any other name is text. A name without a character has the one after that of the name before it.
 */
const NAMES =
  'Tab=\u0009 NewLine excl=! quot num dollar percnt amp apos lpar rpar ast plus comma period=. sol colon=: ' +
  'semi lt equals gt quest commat lbrack=[ bsol rbrack Hat UnderBar DiacriticalGrave lbrace={ VerticalLine ' +
  'rbrace nbsp=\u00a0 iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg ' +
  'plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave ' +
  'Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH ' +
  'Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave ' +
  'aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ' +
  'ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml Amacr ' +
  'amacr Abreve abreve Aogon aogon Cacute cacute Ccirc ccirc Cdot cdot Ccaron ccaron Dcaron dcaron Dstrok ' +
  'dstrok Emacr emacr Edot=Ė edot Eogon eogon Ecaron ecaron Gcirc gcirc Gbreve gbreve Gdot gdot Gcedil ' +
  'Hcirc=Ĥ hcirc Hstrok hstrok Itilde itilde Imacr imacr Iogon=Į iogon Idot imath IJlig ijlig Jcirc jcirc ' +
  'Kcedil kcedil kgreen Lacute lacute Lcedil lcedil Lcaron lcaron Lmidot lmidot Lstrok lstrok Nacute ' +
  'nacute Ncedil ncedil Ncaron ncaron napos ENG eng Omacr omacr Odblac=Ő odblac OElig oelig Racute racute ' +
  'Rcedil rcedil Rcaron rcaron Sacute sacute Scirc scirc Scedil scedil Scaron scaron Tcedil tcedil Tcaron ' +
  'tcaron Tstrok tstrok Utilde utilde Umacr umacr Ubreve ubreve Uring uring Udblac udblac Uogon uogon ' +
  'Wcirc wcirc Ycirc ycirc Yuml Zacute zacute Zdot zdot Zcaron zcaron fnof=ƒ circ=ˆ tilde=˜ Alpha=Α Beta ' +
  'Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho Sigma=Σ Tau Upsilon Phi ' +
  'Chi Psi Omega alpha=α beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho ' +
  'sigmaf sigma tau upsilon phi chi psi omega thetasym=ϑ upsih piv=ϖ ensp=\u2002 emsp numsp=\u2007 puncsp ' +
  'thinsp hairsp zwnj=\u200c zwj lrm rlm dash ndash=– mdash horbar Verbar lsquo=‘ rsquo sbquo ldquo=“ ' +
  'rdquo bdquo dagger=† Dagger bull nldr=‥ hellip permil=‰ pertenk prime Prime tprime backprime lsaquo=‹ ' +
  'rsaquo oline=‾ caret=⁁ hybull=⁃ frasl bsemi=⁏ qprime=⁗ euro=€ HilbertSpace=ℋ image=ℑ numero=№ weierp=℘ ' +
  'real=ℜ trade=™ alefsym=ℵ DifferentialD=ⅆ larr=← uarr rarr darr harr crarr=↵ lArr=⇐ uArr rArr dArr hArr ' +
  'forall=∀ part=∂ exist empty=∅ nabla=∇ isin notin ni=∋ prod=∏ sum=∑ minus lowast=∗ radic=√ prop=∝ infin ' +
  'ang=∠ and=∧ or cap cup int ClockwiseContourIntegral=∲ there4=∴ sim=∼ cong=≅ asymp=≈ ne=≠ equiv le=≤ ge ' +
  'sub=⊂ sup nsub sube=⊆ supe oplus=⊕ otimes=⊗ perp=⊥ sdot=⋅ lceil=⌈ rceil lfloor rfloor loz=◊ starf=★ ' +
  'star phone=☎ female=♀ male=♂ spades=♠ clubs=♣ hearts=♥ diams check=✓ lang=⟨ rang QUOT=" AMP=& midast=* ' +
  'LT=< GT=> lsqb=[ rsqb=] lowbar=_ grave lcub={ verbar vert=| rcub inodot=ı hyphen=‐ Vert=‖ ' +
  'OpenCurlyQuote=‘ CloseCurlyQuote rsquor=’ lsquor OpenCurlyDoubleQuote=“ CloseCurlyDoubleQuote rdquor=” ' +
  'ldquor ddagger=‡ bullet mldr=… bprime=‵ OverBar=‾ ngE=≧̸'

function charactersOf(names: string): ReadonlyMap<string, string> {
  const characters = new Map<string, string>()
  let last = 0
  for (const [, name = '', character] of names.matchAll(/([^ =]+)(?:=([^ ]+))?/g)) {
    const value = character ?? String.fromCodePoint(last + 1)
    characters.set(name, value)
    last = value.codePointAt(0) ?? 0
  }
  return characters
}

const CHARACTERS = charactersOf(NAMES)

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));/g
const ENTITY_HERE = new RegExp(ENTITY.source, 'y')

function characterOf(code: number): string {
  const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return valid ? String.fromCodePoint(code) : '\ufffd'
}

function decoded(decimal?: string, hexadecimal?: string, name?: string): string | undefined {
  if (decimal !== undefined) return characterOf(Number.parseInt(decimal, 10))
  if (hexadecimal !== undefined) return characterOf(Number.parseInt(hexadecimal, 16))
  return CHARACTERS.get(name ?? '')
}

/** The text with its entities (`&eacute;`, `&#233;`, `&#xe9;`) decoded. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    ENTITY,
    (written, decimal?: string, hexadecimal?: string, name?: string) =>
      decoded(decimal, hexadecimal, name) ?? written,
  )
}

/** The entity that begins at an index: its character and its length; null where there is none. */
export function entityAt(text: string, at: number): { character: string; length: number } | null {
  ENTITY_HERE.lastIndex = at
  const found = ENTITY_HERE.exec(text)
  const character = found ? decoded(found[1], found[2], found[3]) : undefined
  return found && character !== undefined ? { character, length: found[0].length } : null
}
