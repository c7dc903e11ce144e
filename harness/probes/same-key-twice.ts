import { callerOf } from '../model/caller.ts';
import { sameIdentifier } from '../model/same-value.ts';
import type { Answer } from '../model/scenario.ts';
import type { ProbeKind } from './probing.ts';

/** The header by which clients say that two requests are one. */
const keyName = /^(x-)?idempotency-key$/i;

export const sameKeyTwice: ProbeKind = {
  id: 'same-key-twice',
  title: 'A repeated request with the same Idempotency-Key takes effect once',
  plan: (operation) => {
    const header = operation.parameters.find(
      ({ in: place, name }) => place === 'header' && keyName.test(name),
    );
    if (!header || operation.method === 'GET') return undefined;
    return {
      run: async (story) => {
        const plain = await story.draft(operation);
        const headers = { ...plain.headers, [header.name]: crypto.randomUUID() };
        const draft = { ...plain, headers };
        const probe = { what: 'the same Idempotency-Key twice', forbidden: false };
        const as = callerOf(operation);
        const first = await story.probe(draft, { as, probe });
        const second = await story.probe(draft, { as, probe });
        if (!isSuccess(first) || !isSuccess(second)) return;
        const holds = sameIdentifier(identity(first), identity(second));
        story.claim(second, {
          sentence: 'two requests with the same Idempotency-Key take effect once',
          holds,
        });
      },
    };
  },
};

function isSuccess({ response }: Answer): boolean {
  return response.status >= 200 && response.status <= 299;
}

/** What tells what was made from what was made before. */
function identity({ json, response }: Answer): unknown {
  const { id } = (json ?? {}) as { readonly id?: unknown };
  return id ?? response.headers.location;
}
