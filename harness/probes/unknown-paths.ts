import { v7 as uuid } from 'uuid';
import { parametersOf } from '../../contract/operations/path-template.ts';
import { callerOf } from '../model/caller.ts';
import { isSafe } from '../model/safe-method.ts';
import type { Draft } from '../model/scenario.ts';
import { buildValidRequest } from '../request/valid-request.ts';
import type { ProbeKind } from './probing.ts';

/** Identifiers that nothing has, and that few servers expect. What changes something never gets one that may exist. */
const strange = [
  { what: 'a negative identifier', value: '-1' },
  { what: 'an identifier of 2^31', value: '2147483648' },
  { what: 'an identifier with control characters', value: `\u0000\u0007-${'x'.repeat(8)}` },
  { what: 'an identifier in another script', value: '\u65e5\u672c\u8a9e-\u{1f642}' },
  { what: 'a long identifier', value: `x${'0'.repeat(999)}` },
];

export const unknownPaths: ProbeKind = {
  id: 'unknown-paths',
  title: 'Identifiers that do not exist are refused, and cause no server error',
  plan: (operation, known) => {
    // Some stand in the path alone: the document forgets to declare them.
    const madeUp = parametersOf(operation.path);
    const isAsked = isSafe(operation.method) || operation.method === 'DELETE';
    if (!isAsked || madeUp.length === 0 || operation.body?.required) return undefined;
    const unknown = { what: 'an identifier that does not exist', value: uuid() };
    return {
      run: async (story) => {
        for (const { what, value } of [unknown, ...strange]) {
          const path = Object.fromEntries(madeUp.map((name) => [name, value]));
          const ingredients = { known, unique: story.unique, reference: async () => undefined };
          const bare = { ...operation, body: undefined };
          const draft: Draft = { ...(await buildValidRequest(ingredients, bare, path)), operation, madeUp };
          await story.probe(draft, { as: callerOf(operation), probe: { what, forbidden: false } });
        }
      },
    };
  },
};
