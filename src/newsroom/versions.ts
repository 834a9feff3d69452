import type { Input, VersionText } from '../contract/contract.ts'
import { contentOf } from '../core/article/index.ts'
import { ok, type Result } from '../core/failure.ts'
import { type StoredVersion, VersionReader, type VersionSummary } from '../core/versions.ts'
import type { Ports } from './ports.ts'
import { keptAs, type WritingVersions } from './keptVersions.ts'

function summaryOf(version: StoredVersion): VersionSummary {
  const reader = new VersionReader()
  reader.add(version)
  const [summary] = reader.summaries()
  if (!summary) throw new TypeError('a version has no summary')
  return summary
}

/** What the list shows of an article's versions, the newest first. */
export async function listVersions(
  { id }: Input<'listVersions'>,
  { versions }: Ports,
): Promise<Result<VersionSummary[]>> {
  const reader = new VersionReader()
  const visited = await versions.visit(id, (version) => reader.add(version))
  return visited.ok ? ok(reader.summaries()) : visited
}

export async function readVersion(
  { id, version }: Input<'readVersion'>,
  { versions }: Ports,
): Promise<Result<VersionText>> {
  const read = await versions.read(id, version)
  return read.ok ? ok({ summary: summaryOf(read.value), content: contentOf(read.value.article) }) : read
}

/** Keeps an article as it is stored now. */
export async function keepVersion(
  { id, why, name }: Input<'keepVersion'>,
  deps: Ports & { writing: WritingVersions },
): Promise<Result<VersionSummary>> {
  const kept = await deps.versions.keep(id, await keptAs(why, deps, name))
  if (!kept.ok) return kept
  deps.writing.kept(id, deps)
  return ok(summaryOf(kept.value))
}

/** Gives a version another name, or takes its name away. */
export async function nameVersion(
  { id, version, name }: Input<'nameVersion'>,
  { versions }: Ports,
): Promise<Result<VersionSummary>> {
  const named = await versions.name(id, version, name)
  return named.ok ? ok(summaryOf(named.value)) : named
}
