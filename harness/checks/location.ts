import { identifiersIn } from '../../contract/resources/identifiers.ts';
import type { Check } from '../model/check.ts';
import { jsonOf } from '../model/exchange.ts';

export const location: Check = {
  id: 'location',
  title: 'A creation tells where the new resource is',
  help: 'Answer 201 with a Location that has the identifier of the new resource in it (RFC 9110, section 15.3.2).',
  level: 'MUST',
  judge: (exchange, { landed }) => {
    const documented = landed?.headers.find(({ name }) => name.toLowerCase() === 'location');
    if (exchange.response.status !== 201 || !documented) return [];
    const value = exchange.response.headers.location;
    if (value === undefined)
      return documented.required ? [{ message: 'no Location on 201', place: 'Location' }] : [];
    const ids = identifiersIn(jsonOf(exchange.response));
    if (ids.length === 0 || namesIn(value).some((name) => ids.includes(name))) return [];
    return [{ message: 'Location does not name the new resource', place: 'Location' }];
  },
};

/** What a URI reference tells resources apart by: the segments of its path, and the values of its query. */
function namesIn(reference: string): string[] {
  const [beforeFragment = ''] = reference.split('#');
  const [path = '', query = ''] = beforeFragment.split('?');
  const values = [...new URLSearchParams(query).values()];
  return [...path.split('/').map(decoded), ...values].filter((name) => name !== '');
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
