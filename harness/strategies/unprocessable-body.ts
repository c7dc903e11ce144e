import { type InvalidValue, invalidValues } from '../../contract/invalid-values/invalid-values.ts';
import { isJson } from '../../contract/operations/media-type.ts';
import type { MediaType } from '../../contract/operations/operation.ts';
import { isListOfOperations } from '../../contract/samples/patch-sample.ts';
import { callerOf } from '../model/caller.ts';
import type { Known, Strategy } from '../model/strategy.ts';
import { sendable } from '../request/valid-request.ts';
import { aiming, isRefusal } from './aiming.ts';

const id = 'unprocessable-body';

/** How many bodies are tried: there may be dozens, and one is enough to see the status. */
const enough = 3;

export const unprocessableBody: Strategy = {
  id,
  title: 'If 422 is documented beside 400, a body that can be parsed but not processed returns 422',
  meaning:
    'The operation lists 422 beside 400. The bodies can be parsed but violate a rule: values of the right type that are out of range, or a JSON Patch whose test fails. Only the server knows which of the two it returns, so another status leaves the cell not exercised.',
  help: 'Return 422 for a body that can be parsed but not processed, or remove 422 from the document.',
  source: 'RFC 9110, section 15.5.21; RFC 5789, section 2.2',
  example: {
    operation: 'POST /lockers',
    request: `
      POST /lockers
      Content-Type: application/json

      {"name": "<too long>", "room_id": "<a room>"}`,
    got: 201,
    expected: '422',
  },
  plan: (cell, known) => {
    const { operation, response } = cell;
    const media = sendable(operation).find(({ type }) => isJson(type));
    if (response.status !== '422' || isRefusal(cell) || !media) return [];
    return unprocessable(known, media).map(({ name, value, cause, member }) =>
      aiming(id, cell, {
        aim: 'may',
        needs: ['business-rules'],
        variant: name,
        title: `A body with ${name} is not processed`,
        run: async (story) => {
          const draft = await story.draft(operation, media.type);
          await story.send(
            { ...draft, body: { mediaType: media.type, json: value } },
            {
              as: callerOf(operation),
              expect: '422',
              cause,
              subject: member,
              why: `${operation.summary}, with ${name}`,
            },
          );
        },
      }),
    );
  },
};

/** A patch whose test fails; otherwise values that break a rule and have the right type. */
function unprocessable({ contract, samples }: Known, media: MediaType): InvalidValue[] {
  const sample = samples.request(media)?.value;
  if (sample === undefined || media.schema === undefined) return [];
  if (isListOfOperations(sample)) {
    const value = [{ op: 'test', path: '/name', value: 'what it never was' }, ...(sample as unknown[])];
    return [{ name: 'a test that fails', value, cause: 'invalid-member', member: '' }];
  }
  return invalidValues(contract, media.schema, sample)
    .filter(
      ({ name, cause }) => cause === 'invalid-member' && !/null$|of (the wrong|another) type$/.test(name),
    )
    .slice(0, enough);
}
