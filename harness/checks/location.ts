import { identifiersIn } from '../../contract/resources/identifiers.ts';
import type { Check } from '../model/check.ts';
import { jsonOf } from '../model/exchange.ts';

export const location: Check = {
  id: 'location',
  title: 'The Location of a creation names the new resource',
  help: 'Return 201 with a Location that contains the identifier of the new resource (RFC 9110, section 15.3.2).',
  meaning:
    'If the document has a Location header on 201, its path or query must contain an identifier that is in the body. A missing Location fails if the document requires it. A body without an identifier is not compared. The strategy `valid-request` follows the Location and tests whether it leads to the new resource.',
  source: 'RFC 9110, sections 10.2.2 and 15.3.2',
  example: {
    document: `
      /pets:
        post:
          responses:
            201:
              description: Created
              headers:
                Location: { required: true, schema: { type: string } }`,
    request: `
      POST /pets
      Content-Type: application/json

      {"name": "Rex"}`,
    response: `
      201 Created
      Content-Type: application/json
      Location: /pets

      {"id": 7, "name": "Rex"}`,
  },
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
