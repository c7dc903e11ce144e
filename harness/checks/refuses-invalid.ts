import type { Check } from '../model/check.ts';

/** Successes that leave open whether all of it was done: accepted for later, and several answers in one. */
const open = new Set([202, 207]);

export const refusesInvalid: Check = {
  id: 'refuses-invalid',
  title: 'A request that the document forbids does not succeed',
  help: 'Validate requests by the documented schema and security, or correct the document if the request should be accepted.',
  meaning:
    'A probe sends a request that the document clearly forbids to an operation that lists no status for it: a body without a required member, with a value of another type or out of range, JSON that is cut off, a request without required credentials. Any refusal passes. It does not apply to requests that are only unusual (numbers and booleans written as text, unknown members and parameters, null for an optional member, formats), nor to 202 and 207.',
  source: 'JSON Schema 2020-12, Validation; F102 and F207 in the fault catalogue of Web Fuzzing Commons',
  example: {
    document: `
      /pets:
        post:
          responses:
            201: { description: Created }`,
    request: `
      POST /pets
      Content-Type: application/json

      {"name": [}`,
    probe: { what: 'JSON that is cut off', forbidden: true },
    response: '201 Created',
  },
  level: 'MUST',
  judge: ({ purpose: { probe }, response: { status } }) => {
    if (!probe?.forbidden || status < 200 || status > 299 || open.has(status)) return [];
    return [{ message: `got ${status} for a request that the document forbids: ${kindOf(probe.what)}` }];
  },
};

/** "title of the wrong type" → "a member of the wrong type": the same mistake of a server has the same message. */
function kindOf(what: string): string {
  return what.replace(/^"[^"]*" /, 'a member ');
}
