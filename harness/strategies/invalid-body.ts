import { invalidValues } from '../../contract/invalid-values/invalid-values.ts';
import { isObject } from '../../contract/json.ts';
import { hasMembers, isForm, isJson } from '../../contract/operations/media-type.ts';
import { callerOf } from '../model/caller.ts';
import type { Known, Strategy } from '../model/strategy.ts';
import { sendable } from '../request/valid-request.ts';
import { aimAt, aiming, isRefusal, otherRefusals } from './aiming.ts';

const id = 'invalid-body';

export const invalidBody: Strategy = {
  id,
  title: 'A body that breaks its schema in one place is refused',
  meaning:
    'A valid body is broken in one place: a required member is missing, a type is wrong, a value is out of range, a text is too long. The request has to return 400 (422, or 4XX, where the document lists that instead). Each place is a scenario of its own. Of null where nothing at all would be right, another status leaves the cell not exercised.',
  help: 'Validate the body by the documented schema, or correct the schema if the value is meant to be accepted.',
  source: 'RFC 9110, section 15.5.1; JSON Schema 2020-12, Validation',
  example: {
    operation: 'POST /books',
    request: `
      POST /books
      Content-Type: application/json

      {}`,
    got: 201,
    expected: '400',
  },
  plan: (cell, known) => {
    const { operation, response } = cell;
    if (!isRefusal(cell)) return [];
    return sendable(operation)
      .filter(({ type }) => hasMembers(type))
      .flatMap((media) =>
        invalidBodies(known, media, operation.body?.required ?? false).map((invalid) => {
          const { name, cause, member, value, isAsGoodAsAbsent } = invalid;
          return aiming(id, cell, {
            aim: isAsGoodAsAbsent ? 'may' : aimAt(operation, known),
            variant: `${media.type}: ${name}`,
            title: `${name.charAt(0).toUpperCase()}${name.slice(1)} is refused`,
            run: async (story) => {
              const draft = await story.draft(operation, media.type);
              await story.send(
                { ...draft, body: { mediaType: media.type, json: value } },
                {
                  as: callerOf(operation),
                  expect: response.status,
                  or: otherRefusals(operation, known),
                  cause,
                  subject: member,
                  why: `${operation.summary}, with ${name}`,
                },
              );
            },
          });
        }),
      );
  },
};

function invalidBodies(
  { contract, samples }: Known,
  media: Parameters<Known['samples']['request']>[0],
  isRequired: boolean,
) {
  const sample = samples.request(media);
  const values = sample && media.schema ? invalidValues(contract, media.schema, sample.value) : [];
  if (isJson(media.type)) return values;
  // In a form all is text, and a wrong type may be a right text; what is not there is not there.
  const missing = values.filter(({ cause }) => cause === 'missing-member');
  // A form without members has no text, as a request without a body, which may be right.
  const isTold = (value: unknown): boolean => !isObject(value) || Object.keys(value).length > 0;
  return isRequired || !isForm(media.type) ? missing : missing.filter(({ value }) => isTold(value));
}
