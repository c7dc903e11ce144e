import { lastSegment } from '../../contract/operations/last-segment.ts';
import { identifiersIn } from '../../contract/resources/identifiers.ts';
import type { Check } from '../model/check.ts';
import { jsonOf } from '../model/exchange.ts';

export const location: Check = {
  id: 'location',
  title: 'A creation tells where the new resource is',
  help: 'Answer 201 with a Location that ends with the identifier of the new resource (RFC 9110, section 15.3.2).',
  level: 'MUST',
  judge: (exchange, { landed }) => {
    const documented = landed?.headers.find(({ name }) => name.toLowerCase() === 'location');
    if (exchange.response.status !== 201 || !documented) return [];
    const value = exchange.response.headers.location;
    if (value === undefined)
      return documented.required ? [{ message: 'no Location on 201', place: 'Location' }] : [];
    const ids = identifiersIn(jsonOf(exchange.response));
    if (ids.length === 0 || ids.includes(lastSegment(value))) return [];
    return [{ message: 'Location does not end with the identifier of the new resource', place: 'Location' }];
  },
};
