import type { TargetSettings } from '../configuration/settings.ts';
import type { JournalHeader } from './journal-file.ts';

/** Where a run makes something, as a journal says it. */
export type Place = Pick<JournalHeader, 'target' | 'database'>;

/** The place that settings lead to. A password in the URL of a database is left out. */
export function placeOf(target: TargetSettings): Place {
  const database = target.kind === 'reference' ? target.database : undefined;
  return {
    target: target.kind === 'url' ? target.url : target.kind,
    database: database === undefined ? null : withoutPassword(database),
  };
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
