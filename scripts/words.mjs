/** The sentences of the set-up. They are not in src/i18n, because they are needed before anything is installed. */
const WORDS = {
  en: {
    oldNode: (version) =>
      `Marbre needs Node 22.16 or later; this is ${version}. Install a newer one from https://nodejs.org and try again.`,
    installing: () => 'Installing dependencies (npm ci)…',
    notInstalled: (why) => `The installation failed (${why}). It needs the network: connect, then try again.`,
    building: () => 'Building Marbre…',
    notBuilt: () => 'Marbre could not be built. The lines above say why.',
    fetchingElectron: () => 'Downloading Electron, about 120 MB…',
    fetched: (megabytes, percent) => `  ${megabytes} MB${percent ? ` (${percent}%)` : ''}`,
    sandboxOff: (why) => `Electron runs without its sandbox: ${why}.`,
    fallback: (why) => `The desktop window cannot open: ${why}. Marbre opens in a browser window instead.`,
    noBinary: () =>
      'Electron could not be downloaded (npx install-electron tries again; so does a start tomorrow)',
    noDisplay: () => 'there is no display',
    missingLibraries: (names) => `these system libraries are missing: ${names}`,
    electronStopped: (code) => `Electron ended at once (exit code ${code})`,
    asRoot: () => 'Marbre was started as root',
    noNamespaces: () => 'the system does not allow it',
  },
  fr: {
    oldNode: (version) =>
      `Marbre a besoin de Node 22.16 ou plus récent\u202f; celui-ci est ${version}. Installez-en un plus récent depuis https://nodejs.org, puis réessayez.`,
    installing: () => 'Installation des dépendances (npm ci)…',
    notInstalled: (why) =>
      `L’installation a échoué (${why}). Elle demande le réseau\u00a0: connectez-vous, puis réessayez.`,
    building: () => 'Compilation de Marbre…',
    notBuilt: () => 'Marbre n’a pas pu être compilé. Les lignes ci-dessus disent pourquoi.',
    fetchingElectron: () => 'Téléchargement d’Electron, environ 120\u00a0Mo…',
    fetched: (megabytes, percent) => `  ${megabytes}\u00a0Mo${percent ? ` (${percent}\u202f%)` : ''}`,
    sandboxOff: (why) => `Electron fonctionne sans son bac à sable\u00a0: ${why}.`,
    fallback: (why) =>
      `La fenêtre de bureau ne peut pas s’ouvrir\u00a0: ${why}. Marbre s’ouvre dans une fenêtre de navigateur.`,
    noBinary: () =>
      'Electron n’a pas pu être téléchargé (npx install-electron réessaie, et un lancement de demain aussi)',
    noDisplay: () => 'il n’y a pas d’écran',
    missingLibraries: (names) => `il manque des bibliothèques système\u00a0: ${names}`,
    electronStopped: (code) => `Electron s’est arrêté aussitôt (code ${code})`,
    asRoot: () => 'Marbre a été lancé par root',
    noNamespaces: () => 'le système ne le permet pas',
  },
}

function locale(env = process.env) {
  const tag = env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale
  return tag.toLowerCase().startsWith('fr') ? 'fr' : 'en'
}

/** The sentences in the user's language. */
export const words = WORDS[locale()]

/** Prints a line for the user on standard error; standard output is for data. */
export function say(line) {
  process.stderr.write(`${line}\n`)
}
