import { isDeepStrictEqual } from 'node:util';
import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import type { Attempt, Probing, Seen } from '../../../harness/model/probing.ts';
import { at } from '../../../suite/suite.ts';

/** A group of operations that instances have or do not have together: the source names no operation. */
export interface Family {
  readonly id: string;
  readonly title: string;
  /** Keys of its operations. */
  readonly operations: RegExp;
  /** A request to one of them, without a credential. What it names nobody has. */
  readonly probe: { readonly method: Attempt['method'] | 'GET'; readonly target: string };
}

/** Whether an instance has a family: it says of it something else than of a path that nobody has. */
export function family({ id, title, operations, probe: { method, target } }: Family): Capability {
  return {
    id,
    title,
    anonymous: true,
    values: [
      { value: 'yes', words: 'there' },
      {
        value: 'none',
        words: 'not there',
        change: {
          lacks: { operations, because: 'the source names no operation, and this instance has not this one' },
        },
      },
    ],
    tell: async (probing) => {
      const seen = await sent(probing, method, target);
      const other =
        seen?.status === 404
          ? await probing.once(`no path for ${method}`, () => sent(probing, method, noPath))
          : undefined;
      if (!seen || (seen.status === 404 && !other)) return undefined;
      const isNothing = other?.status === 404 && isDeepStrictEqual(said(seen), said(other));
      return toldBy(isNothing ? 'none' : 'yes', seen);
    },
  };
}

const noPath = '/v1/assay-looks-for-nothing-here';

function sent(
  probing: Probing,
  method: Family['probe']['method'],
  target: string,
): Promise<Seen | undefined> {
  return method === 'GET'
    ? probing.ask({ target, as: 'nobody' })
    : probing.attempt({ as: 'nobody', method, target, json: {} });
}

/** Without the path, which each of these responses repeats. */
function said({ json, headers }: Seen): unknown {
  return [headers['content-type'], at(json, '/success'), at(json, '/error'), at(json, '/message')];
}
