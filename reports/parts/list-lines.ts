import type { Report } from '../../harness/report/report.ts';
import { number, plural } from './figures.ts';

/** How many identifiers of one list are named. */
const most = 5;

/**
 * What the lists of the target say about the run, a line each: "3 lists of the target show the same as before". Nothing
 * where they were not read.
 */
export function listLines({ lists }: Report['cleanUp']): readonly string[] {
  if (!lists || lists.compared === 0) return [];
  const { compared, differences } = lists;
  const same = compared - differences.length;
  const verb = same === 1 ? 'shows' : 'show';
  const first = `${plural(same, 'list')} of the target ${verb} the same as before the run`;
  return [
    ...(same > 0 ? [first] : []),
    ...differences.map(({ list, appeared, vanished, changed }) => {
      const parts = [
        ...part(appeared, 'more than before'),
        ...part(vanished, 'fewer than before'),
        ...part(changed, 'changed'),
      ];
      return `${list} shows ${parts.join(', ')}; the run or somebody else caused it`;
    }),
  ];
}

function part(ids: readonly string[], what: string): string[] {
  if (ids.length === 0) return [];
  const named = ids.slice(0, most).join(', ');
  return [`${number(ids.length)} ${what} (${named}${ids.length > most ? ', …' : ''})`];
}
