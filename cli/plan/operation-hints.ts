import type { Contract } from '../../contract/contract.ts';
import { isObject } from '../../contract/json.ts';
import type { Hint } from '../../harness/model/profile.ts';
import type { Draft } from '../../harness/model/scenario.ts';
import { namedOperation } from '../authentication/login-operation.ts';
import type { OperationsSettings } from '../documents/operations-schema.ts';

/** Values that a configuration gives for the parameters and members of requests, as hints. Throws a UserError. */
export function operationHints(said: OperationsSettings, contract: Contract): readonly Hint[] {
  return Object.entries(said).flatMap(([name, { parameters = {}, body = {} }]): Hint[] => {
    if (Object.keys(parameters).length + Object.keys(body).length === 0) return [];
    const operation = namedOperation(name, contract, 'operations of the configuration');
    return [
      { operation: operation.key, adapt: async (draft) => withBody(withParameters(draft, parameters), body) },
    ];
  });
}

/** Values for a path are examples of the document by then. */
function withParameters(draft: Draft, values: Readonly<Record<string, string | number | boolean>>): Draft {
  const given = draft.operation.parameters.flatMap(({ name, in: place }) =>
    Object.hasOwn(values, name) ? [{ name, place, value: String(values[name]) }] : [],
  );
  const of = (place: string) =>
    Object.fromEntries(given.filter((one) => one.place === place).map(({ name, value }) => [name, value]));
  return {
    ...draft,
    query: { ...draft.query, ...of('query') },
    headers: { ...draft.headers, ...of('header') },
  };
}

function withBody(draft: Draft, values: Readonly<Record<string, unknown>>): Draft {
  if (!draft.body || !('json' in draft.body) || !isObject(draft.body.json)) return draft;
  const json = structuredClone(draft.body.json) as Record<string, unknown>;
  for (const [name, value] of Object.entries(values)) {
    const tokens = name.startsWith('/') ? name.slice(1).split('/').map(unescaped) : [name];
    put(json, tokens, value);
  }
  return { ...draft, body: { ...draft.body, json } };
}

function put(json: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    json[first] = value;
    return;
  }
  const inner = isObject(json[first]) ? { ...json[first] } : {};
  json[first] = inner;
  put(inner, rest, value);
}

/** RFC 6901, section 4. */
function unescaped(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}
