import type { I18n } from './translations.ts'
import { addSentences } from './addSentences.ts'
import en from './en/backing.ts'
import fr from './fr/backing.ts'

/** The sentences of backups, which a window loads with what it shows of them. */
export const BACKUP_SENTENCES = { fr, en } as const

/** Adds those sentences, once. */
export const addBackupSentences = (i18n: I18n): void => addSentences(i18n, BACKUP_SENTENCES)
