import type { Report } from '../../harness/report/report.ts';
import { number } from './figures.ts';
import { whyLeft } from './left-words.ts';
import { withoutIds } from './without-ids.ts';

/** What stands side by side on the target and is left for one reason: a line of a receipt. */
export interface LeftGroup {
  /** "/pets/7", or of several "/pets/…, 31 of them: 7, 8, 9, …" */
  readonly what: string;
  readonly why: string;
}

/** How many identifiers of one group are named. */
const most = 5;

/** What is left, in the order of the receipt: secrets that may still work come first there. */
export function leftGroups(left: Report['cleanUp']['left']): readonly LeftGroup[] {
  const groups = Map.groupBy(left, (one) => `${withoutIds(split(one.path).parent)} ${whyLeft(one)}`);
  return [...groups.values()].flatMap((group): LeftGroup[] => {
    const [first] = group;
    if (!first) return [];
    const why = whyLeft(first);
    if (group.length === 1) return [{ what: first.path, why }];
    const names = group.slice(0, most).map(({ path }) => split(path).name);
    const more = group.length > most ? ', …' : '';
    const parent = withoutIds(split(first.path).parent);
    return [{ what: `${parent}/…, ${number(group.length)} of them: ${names.join(', ')}${more}`, why }];
  });
}

function split(path: string): { readonly parent: string; readonly name: string } {
  const slash = path.lastIndexOf('/');
  return { parent: path.slice(0, Math.max(slash, 0)), name: path.slice(slash + 1) };
}
