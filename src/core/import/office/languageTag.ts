import { isLanguageTag } from '../../article/index.ts'

/** True for a tag (BCP 47) that names a language: `und` says that a document names none. */
export function namesLanguage(tag: string): boolean {
  return isLanguageTag(tag) && !/^und(?:-|$)/i.test(tag)
}
