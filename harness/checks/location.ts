import { isObject } from '../../contract/json.ts';
import type { Check } from '../check.ts';
import { type Exchange, jsonOf } from '../exchange.ts';
import { lastSegment } from '../last-segment.ts';

export const location: Check = {
  id: 'location',
  title: 'A creation tells where the new resource is',
  level: 'MUST',
  judge: (exchange, { landed }) => {
    const documented = landed?.headers.find(({ name }) => name.toLowerCase() === 'location');
    if (exchange.response.status !== 201 || !documented) return [];
    const value = exchange.response.headers.location;
    if (value === undefined)
      return documented.required ? [{ message: 'no Location on 201', place: 'Location' }] : [];
    const id = identifierIn(exchange);
    if (id === undefined || lastSegment(value) === id) return [];
    return [{ message: 'Location does not end with the identifier of the new resource', place: 'Location' }];
  },
};

/** The identifier that the answer gives the new resource, if it gives one. */
function identifierIn({ response }: Exchange): string | undefined {
  const json = jsonOf(response);
  if (!isObject(json)) return undefined;
  const id = json.id ?? json.key;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}
