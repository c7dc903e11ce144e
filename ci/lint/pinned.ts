import { pinned, pinnedActions } from '../../cli/init/pinned-actions.ts';
import type { Fault } from './fault.ts';

/** Actions of others that are not pinned as the others are: to the commit of a version that is said behind it. */
export function unpinned(text: string): readonly Fault[] {
  return text.split('\n').flatMap((line, index): Fault[] => {
    const [, used = ''] = /^\s*(?:- )?uses: (.*)$/.exec(line) ?? [];
    const [name = ''] = used.split('@');
    // Our own action, by the tag of its release, and what is in the repository.
    if (used === '' || name.startsWith('YOUR-ORGANISATION/') || name.startsWith('./')) return [];
    const known = Object.keys(pinnedActions).find(
      (action): action is keyof typeof pinnedActions => action === name,
    );
    if (known !== undefined && used === pinned(known)) return [];
    const should =
      known === undefined ? `${name} is not in cli/init/pinned-actions.ts` : `should be ${pinned(known)}`;
    return [{ line: index + 1, message: `${used} ${should}` }];
  });
}
