/**
 * The named entities that are decoded: those of HTML 4, of European Latin letters, of punctuation, and CommonMark's
 * examples. Any other name is text.
 */
const NAMES =
  'nbsp=\u00a0 iexcl=¡ cent=¢ pound=£ curren=¤ yen=¥ brvbar=¦ sect=§ uml=¨ copy=© ordf=ª laquo=« not=¬ shy=\u00ad reg=® macr=¯ ' +
  'deg=° plusmn=± sup2=² sup3=³ acute=´ micro=µ para=¶ middot=· cedil=¸ sup1=¹ ordm=º raquo=» frac14=¼ frac12=½ frac34=¾ ' +
  'iquest=¿ Agrave=À Aacute=Á Acirc=Â Atilde=Ã Auml=Ä Aring=Å AElig=Æ Ccedil=Ç Egrave=È Eacute=É Ecirc=Ê Euml=Ë Igrave=Ì ' +
  'Iacute=Í Icirc=Î Iuml=Ï ETH=Ð Ntilde=Ñ Ograve=Ò Oacute=Ó Ocirc=Ô Otilde=Õ Ouml=Ö times=× Oslash=Ø Ugrave=Ù Uacute=Ú ' +
  'Ucirc=Û Uuml=Ü Yacute=Ý THORN=Þ szlig=ß agrave=à aacute=á acirc=â atilde=ã auml=ä aring=å aelig=æ ccedil=ç egrave=è ' +
  'eacute=é ecirc=ê euml=ë igrave=ì iacute=í icirc=î iuml=ï eth=ð ntilde=ñ ograve=ò oacute=ó ocirc=ô otilde=õ ouml=ö divide=÷ ' +
  'oslash=ø ugrave=ù uacute=ú ucirc=û uuml=ü yacute=ý thorn=þ yuml=ÿ OElig=Œ oelig=œ Scaron=Š scaron=š Yuml=Ÿ fnof=ƒ circ=ˆ ' +
  'tilde=˜ Alpha=Α Beta=Β Gamma=Γ Delta=Δ Epsilon=Ε Zeta=Ζ Eta=Η Theta=Θ Iota=Ι Kappa=Κ Lambda=Λ Mu=Μ Nu=Ν Xi=Ξ Omicron=Ο ' +
  'Pi=Π Rho=Ρ Sigma=Σ Tau=Τ Upsilon=Υ Phi=Φ Chi=Χ Psi=Ψ Omega=Ω alpha=α beta=β gamma=γ delta=δ epsilon=ε zeta=ζ eta=η ' +
  'theta=θ iota=ι kappa=κ lambda=λ mu=μ nu=ν xi=ξ omicron=ο pi=π rho=ρ sigmaf=ς sigma=σ tau=τ upsilon=υ phi=φ chi=χ psi=ψ ' +
  'omega=ω thetasym=ϑ upsih=ϒ piv=ϖ ensp=\u2002 emsp=\u2003 thinsp=\u2009 zwnj=\u200c zwj=\u200d lrm=\u200e rlm=\u200f ' +
  'ndash=– mdash=— lsquo=‘ rsquo=’ sbquo=‚ ldquo=“ rdquo=” bdquo=„ dagger=† Dagger=‡ bull=• hellip=… permil=‰ prime=′ ' +
  'Prime=″ lsaquo=‹ rsaquo=› oline=‾ frasl=⁄ euro=€ image=ℑ weierp=℘ real=ℜ trade=™ alefsym=ℵ larr=← uarr=↑ rarr=→ darr=↓ ' +
  'harr=↔ crarr=↵ lArr=⇐ uArr=⇑ rArr=⇒ dArr=⇓ hArr=⇔ forall=∀ part=∂ exist=∃ empty=∅ nabla=∇ isin=∈ notin=∉ ni=∋ prod=∏ ' +
  'sum=∑ minus=− lowast=∗ radic=√ prop=∝ infin=∞ ang=∠ and=∧ or=∨ cap=∩ cup=∪ int=∫ there4=∴ sim=∼ cong=≅ asymp=≈ ne=≠ ' +
  'equiv=≡ le=≤ ge=≥ sub=⊂ sup=⊃ nsub=⊄ sube=⊆ supe=⊇ oplus=⊕ otimes=⊗ perp=⊥ sdot=⋅ lceil=⌈ rceil=⌉ lfloor=⌊ rfloor=⌋ ' +
  'lang=⟨ rang=⟩ loz=◊ spades=♠ clubs=♣ hearts=♥ diams=♦ quot=" amp=& lt=< gt=> apos=\' ' +
  'AMP=& Abreve=Ă Amacr=Ā Aogon=Ą Cacute=Ć Ccaron=Č Ccirc=Ĉ Cdot=Ċ ClockwiseContourIntegral=∲ ' +
  'CloseCurlyDoubleQuote=” CloseCurlyQuote=’ Dcaron=Ď DiacriticalGrave=` DifferentialD=ⅆ Dstrok=Đ ENG=Ŋ ' +
  'Ecaron=Ě Edot=Ė Emacr=Ē Eogon=Ę GT=> Gbreve=Ğ Gcedil=Ģ Gcirc=Ĝ Gdot=Ġ Hat=^ Hcirc=Ĥ HilbertSpace=ℋ ' +
  'Hstrok=Ħ IJlig=Ĳ Idot=İ Imacr=Ī Iogon=Į Itilde=Ĩ Jcirc=Ĵ Kcedil=Ķ LT=< Lacute=Ĺ Lcaron=Ľ Lcedil=Ļ ' +
  'Lmidot=Ŀ Lstrok=Ł Nacute=Ń Ncaron=Ň Ncedil=Ņ NewLine=\u000a Odblac=Ő Omacr=Ō OpenCurlyDoubleQuote=“ ' +
  'OpenCurlyQuote=‘ OverBar=‾ QUOT=" Racute=Ŕ Rcaron=Ř Rcedil=Ŗ Sacute=Ś Scedil=Ş Scirc=Ŝ Tab=\u0009 ' +
  'Tcaron=Ť Tcedil=Ţ Tstrok=Ŧ Ubreve=Ŭ Udblac=Ű Umacr=Ū UnderBar=_ Uogon=Ų Uring=Ů Utilde=Ũ Verbar=‖ ' +
  'Vert=‖ VerticalLine=| Wcirc=Ŵ Ycirc=Ŷ Zacute=Ź Zcaron=Ž Zdot=Ż abreve=ă amacr=ā aogon=ą ast=* ' +
  'backprime=‵ bprime=‵ bsemi=⁏ bsol=\\ bullet=• cacute=ć caret=⁁ ccaron=č ccirc=ĉ cdot=ċ check=✓ ' +
  'colon=: comma=, commat=@ dash=‐ dcaron=ď ddagger=‡ dollar=$ dstrok=đ ecaron=ě edot=ė emacr=ē eng=ŋ ' +
  'eogon=ę equals== excl=! female=♀ gbreve=ğ gcirc=ĝ gdot=ġ grave=` hairsp=\u200a hcirc=ĥ horbar=― ' +
  'hstrok=ħ hybull=⁃ hyphen=‐ ijlig=ĳ imacr=ī imath=ı inodot=ı iogon=į itilde=ĩ jcirc=ĵ kcedil=ķ ' +
  'kgreen=ĸ lacute=ĺ lbrace={ lbrack=[ lcaron=ľ lcedil=ļ lcub={ ldquor=„ lmidot=ŀ lowbar=_ lpar=( ' +
  'lsqb=[ lsquor=‚ lstrok=ł male=♂ midast=* mldr=… nacute=ń napos=ŉ ncaron=ň ncedil=ņ ngE=≧̸ nldr=‥ ' +
  'num=# numero=№ numsp=\u2007 odblac=ő omacr=ō percnt=% period=. pertenk=‱ phone=☎ plus=+ ' +
  'puncsp=\u2008 qprime=⁗ quest=? racute=ŕ rbrace=} rbrack=] rcaron=ř rcedil=ŗ rcub=} rdquor=” rpar=) ' +
  'rsqb=] rsquor=’ sacute=ś scedil=ş scirc=ŝ semi=; sol=/ star=☆ starf=★ tcaron=ť tcedil=ţ tprime=‴ ' +
  'tstrok=ŧ ubreve=ŭ udblac=ű umacr=ū uogon=ų uring=ů utilde=ũ verbar=| vert=| wcirc=ŵ ycirc=ŷ zacute=ź ' +
  'zcaron=ž zdot=ż'

const CHARACTERS: ReadonlyMap<string, string> = new Map(
  NAMES.split(' ').map((pair) => {
    const at = pair.indexOf('=')
    return [pair.slice(0, at), pair.slice(at + 1)]
  }),
)

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
