import { isJson, isMultipart, isXml } from '../../contract/operations/media-type.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { callerOf } from '../model/caller.ts';
import type { Body } from '../model/scenario.ts';
import type { Strategy } from '../model/strategy.ts';
import { sendable } from '../request/valid-request.ts';
import { aimAtRefusedBody, aiming, isRefusal, otherRefusals } from './aiming.ts';

const id = 'malformed-body';

const bodies: readonly { readonly name: string; readonly text: string }[] = [
  { name: 'a body that is cut off', text: '{"name": "cut o' },
  { name: 'a body that is no JSON at all', text: 'name=value' },
];

export const malformedBody: Strategy = {
  id,
  title: 'A body that does not match its media type is refused',
  meaning:
    'A body does not match its Content-Type: JSON that is cut off, text that is not JSON, a form that is cut off. The request must return 400 (422, or 4XX, if the document lists that instead). For GET and HEAD, another status leaves the cell not exercised: servers need not know what a body of theirs means.',
  help: 'Return 400 for a body that cannot be parsed, and do not continue with an empty body.',
  source: 'RFC 9110, section 15.5.1',
  example: {
    operation: 'POST /books',
    request: `
      POST /books
      Content-Type: application/json

      {"name": "cut o`,
    got: 201,
    expected: '400',
  },
  plan: (cell, known) => {
    const { operation, response } = cell;
    if (!isRefusal(cell)) return [];
    return malformed(operation).map(({ name, body }) =>
      aiming(id, cell, {
        aim: aimAtRefusedBody(operation, known),
        variant: name,
        title: `${name.charAt(0).toUpperCase()}${name.slice(1)} is refused`,
        run: async (story) => {
          const draft = await story.draftForBody(operation);
          await story.send(
            { ...draft, body },
            {
              as: callerOf(operation),
              expect: response.status,
              or: otherRefusals(operation, known),
              cause: 'malformed-body',
              why: `${operation.summary}, with ${name}`,
            },
          );
        },
      }),
    );
  },
};

/** Bodies for the first media type that can be broken: any text is a form that is urlencoded. */
function malformed(operation: Operation): { readonly name: string; readonly body: Body }[] {
  const types = sendable(operation).map(({ type }) => type);
  const json = types.find(isJson);
  if (json !== undefined) return bodies.map(({ name, text }) => ({ name, body: { mediaType: json, text } }));
  const sequence = sendable(operation).find((media) => media.sequence === 'lines')?.type;
  if (sequence !== undefined)
    return bodies.map(({ name, text }) => ({ name, body: { mediaType: sequence, text } }));
  const xml = types.find(isXml);
  if (xml !== undefined)
    return [
      { name: 'a body that is cut off', body: { mediaType: xml, text: '<?xml version="1.0"?><cut o' } },
    ];
  const form = types.find(isMultipart);
  if (form === undefined) return [];
  const text = '--cut\r\nContent-Disposition: form-data; name="cut o';
  return [{ name: 'a form that is cut off', body: { mediaType: `${form}; boundary=cut`, text } }];
}
