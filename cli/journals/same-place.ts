import type { ContainerTarget, TargetSettings } from '../configuration/settings.ts';
import type { JournalHeader } from './journal-file.ts';

/** Where a run makes something, as a journal says it. */
export type Place = Pick<JournalHeader, 'target' | 'database'>;

/** The place that settings lead to. A password in the URL of a database is left out. */
export function placeOf(target: TargetSettings | ContainerTarget): Place {
  const database = target.kind === 'reference' ? target.database : undefined;
  return {
    target: nameOf(target),
    database: database === undefined ? null : withoutPassword(database),
  };
}

/** The port of a container is another one each time: its name in the configuration leads there again. */
function nameOf(target: TargetSettings | ContainerTarget): string {
  if (target.kind === 'container') return target.name;
  if (target.kind !== 'url') return target.kind;
  return (target.container && target.name) ?? target.url;
}

export function isSame(one: Place, other: Place): boolean {
  return one.target === other.target && one.database === other.database;
}

function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  if (parsed.password === '') return url;
  parsed.password = '';
  return parsed.href;
}
