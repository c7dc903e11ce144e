import type { Contract } from '../../contract/contract.ts';
import { child } from '../../contract/json.ts';
import { isJson, matches } from '../../contract/operations/media-type.ts';
import { createUnsentFinder, type FindUnsent } from '../../contract/schemas/unsent-members.ts';
import type { Check } from '../model/check.ts';
import { jsonOf } from '../model/exchange.ts';

/** OpenAPI: write-only properties "SHOULD NOT be sent as part of the response". */
export const noWriteOnlyMembers: Check = {
  id: 'no-write-only-members',
  title: 'No response has a member that its schema declares as write-only',
  help: 'Leave the member out of the response, or do not declare it as write-only.',
  meaning:
    'A member with `writeOnly: true` should not be in a response, wherever the keyword is in the schema. Responses that are not JSON, or have no schema, are not judged.',
  source: 'OpenAPI 3.1.0, section 4.8.24.2 (writeOnly of JSON Schema); OpenAPI 3.0.3, section 4.7.24',
  example: {
    document: `
      /users/me:
        get:
          responses:
            200:
              description: The account
              content:
                application/json:
                  schema:
                    type: object
                    properties:
                      name: { type: string }
                      password: { type: string, writeOnly: true }`,
    request: 'GET /users/me',
    response: `
      200 OK
      Content-Type: application/json

      {"name": "Rex", "password": "a1b2c3"}`,
  },
  level: 'SHOULD',
  judge: ({ response }, { contract, landed }) => {
    const sent = response.headers['content-type'] ?? '';
    const media = landed?.content.find(({ type }) => matches(sent, type));
    if (media?.schema === undefined || !isJson(sent) || media.unresolved) return [];
    const places = finderOf(contract)(media.schema, jsonOf(response));
    return places.map((path) => ({
      message: `got ${path.at(-1)}, which is write-only`,
      place: child('', ...path),
    }));
  },
};

/** What is known about the schemas of a contract is found out once. */
const finders = new WeakMap<Contract, FindUnsent>();

function finderOf(contract: Contract): FindUnsent {
  const finder = finders.get(contract) ?? createUnsentFinder(contract.intended, 'response');
  finders.set(contract, finder);
  return finder;
}
