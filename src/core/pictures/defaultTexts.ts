/** What cameras and programs write where nobody wrote anything, folded to lower case. */
const DEFAULTS = [
  // captions of cameras
  /^(?:(?:konica )?minolta|olympus|samsung|kodak|pentax|fuji(?:film)?|vivitar|polaroid|casio|ricoh)?(?: corporation)? ?digital (?:still )?camera$/,
  /^sony dsc$/,
  /^samsung(?: camera pictures)?$/,
  /^exif[ _]jpeg(?:[ _]picture)?$/,
  /^dcim\b/,
  /^<?(?:digimax|kenox|samsung techwin)\b.*$/,
  // modes of the cameras of telephones
  /^(?:r?hdr(?:pl)?|r?cof|sdr|dav|r?ptr|mde|oz(?:nor|edf)|edf|fznor|nor|btf|btr|[fr]bt|hmr?dr|bsh|bty|arc)(?:_[\w]*)?$/,
  /^mmexport\d+$/,
  // programs
  /^(?:created|made|edited|processed|optimi[sz]ed|generated) (?:with|by|using) /,
  /^creator: gd-jpeg\b/,
  /^lead technologies\b/,
  /^file (?:written|source): ?/,
  /^acd systems\b/,
  /^ascii$/,
  /^charset=/,
  // what stands for nothing
  /^(?:untitled|default|none|null|nil|unknown|unnamed|n\/a|test|image|picture|photo|my beautiful picture|image description|description|caption|title)$/,
  /^(?:picasa|author|artist|photographer|owner(?:'s)?(?: name)?|camera owner|user|administrator|admin|your name|copyright|credit)$/,
  /^screenshot$/,
]

/** True for a text that a camera or a program wrote by itself, and that says nothing of a picture. */
export function isDefaultText(text: string): boolean {
  const folded = text.toLowerCase().replace(/\s+/g, ' ').trim()
  return !/[\p{L}\p{N}]/u.test(folded) || DEFAULTS.some((each) => each.test(folded))
}
