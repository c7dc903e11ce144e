import type { Contract } from '../../contract/contract.ts';
import { child } from '../../contract/json.ts';
import { isJson, matches } from '../../contract/operations/media-type.ts';
import { createUnsentFinder, type FindUnsent } from '../../contract/unsent-members.ts';
import type { Check } from '../model/check.ts';
import { jsonOf } from '../model/exchange.ts';

/** OpenAPI: write-only properties "SHOULD NOT be sent as part of the response". */
export const noWriteOnlyMembers: Check = {
  id: 'no-write-only-members',
  title: 'No answer has a member that its schema calls write-only',
  help: 'Leave the member out of the answer, or do not call it write-only.',
  level: 'SHOULD',
  judge: ({ response }, { contract, landed }) => {
    const sent = response.headers['content-type'] ?? '';
    const media = landed?.content.find(({ type }) => matches(sent, type));
    if (media?.schema === undefined || !isJson(sent) || media.unresolved) return [];
    const places = finderOf(contract)(media.schema, jsonOf(response));
    return places.map((path) => ({
      message: `${path.at(-1)} is answered, and is write-only`,
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
