import { type InvalidValue, invalidValues } from '../../contract/invalid-values/invalid-values.ts';
import { isObject } from '../../contract/json.ts';
import { bodyProblems } from '../../contract/operations/body-problems.ts';
import { hasMembers, isForm, isJson, isXml } from '../../contract/operations/media-type.ts';
import type { MediaType, Operation } from '../../contract/operations/operation.ts';
import { sequenceType, writeSequence } from '../../contract/operations/sequence/sequence.ts';
import { checksCredentials } from '../../contract/resources/credential-check.ts';
import { isListOfOperations } from '../../contract/samples/patch-sample.ts';
import { writeXml } from '../../contract/xml/write-xml.ts';
import { callerOf } from '../model/caller.ts';
import type { Draft } from '../model/scenario.ts';
import type { Known, Strategy } from '../model/strategy.ts';
import { sendable } from '../request/valid-request.ts';
import { withValidRest } from '../request/with-valid-rest.ts';
import { aimAtRefusedBody, aiming, isRefusal, otherRefusals } from './aiming.ts';

const id = 'invalid-body';

export const invalidBody: Strategy = {
  id,
  title: 'A body that violates its schema in one place is refused',
  meaning:
    'A valid body is made invalid in one place: a required member is missing, a type is wrong, a value is out of range, a text is too long. The request must return 400 (422, or 4XX, if the document lists that instead). Each place is a separate scenario. For null in a place where no value would be valid, and for a scalar that many servers convert (`"7"` for a number), another status leaves the cell not exercised. An object in place of a scalar must be refused. For GET and HEAD, another status leaves the cell not exercised: servers need not know what a body of theirs means.',
  help: 'Validate the body by the documented schema, or correct the schema if the value should be accepted.',
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
      .filter((media) => hasMembers(media.type) || isWritten(media))
      .flatMap((media) =>
        invalidBodies(known, media, operation.body?.required ?? false).map((invalid) => {
          const { name, cause, member, value } = invalid;
          return aiming(id, cell, {
            aim: isOftenRead(invalid, operation, known) ? 'may' : aimAtRefusedBody(operation, known),
            variant: `${media.type}: ${name}`,
            title: `${name.charAt(0).toUpperCase()}${name.slice(1)} is refused`,
            run: async (story) => {
              const draft = await story.draft(operation, media.type);
              // A code or a password that is right would be spent, and is no part of what is tested here.
              const json = checksCredentials(operation, known.contract)
                ? value
                : asSent(known, media, value, draft);
              await story.send(
                { ...draft, body: { mediaType: media.type, json } },
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

/** Whether many servers read it as something valid, in which nothing of the document is broken that a client can see. */
function isOftenRead(invalid: InvalidValue, { body }: Operation, known: Known): boolean {
  // A body that may be absent may be null for the same reason.
  if (invalid.isAsGoodAsAbsent || (invalid.value === null && body?.required !== true)) return true;
  return invalid.isConvertible === true && !known.saysRefusals;
}

/** JSON has names and references of a valid request; forms and XML are as they were found to be invalid in writing. */
function asSent({ samples, contract }: Known, media: MediaType, value: unknown, { body }: Draft): unknown {
  if (!isJson(media.type) || media.schema === undefined || !body || !('json' in body)) return value;
  const { accepts } = contract.requests.at(media.schema);
  return withValidRest(value, samples.request(media)?.value, { valid: body.json, accepts });
}

function invalidBodies(
  { contract, samples }: Known,
  media: Parameters<Known['samples']['request']>[0],
  isRequired: boolean,
) {
  const sample = samples.request(media);
  const broken = sample && media.schema ? invalidValues(contract, media.schema, sample.value) : [];
  // Members that an operation of a JSON Patch does not have are ignored, whatever the schema says (RFC 6902, section 4).
  const isOperation = isListOfOperations(sample?.value);
  const values = isOperation ? broken.filter(({ name }) => !name.endsWith('that is not known')) : broken;
  if (isJson(media.type)) return values;
  if (isWritten(media)) return values.filter(({ value }) => isInvalidInWriting(contract, media, value));
  // In a form all is text, and a wrong type may be a right text; what is not there is not there.
  const missing = values.filter(({ cause }) => cause === 'missing-member');
  // A form without members has no text, as a request without a body, which may be right.
  const isTold = (value: unknown): boolean => !isObject(value) || Object.keys(value).length > 0;
  return isRequired || !isForm(media.type) ? missing : missing.filter(({ value }) => isTold(value));
}

/** XML and sequences, where not every value that is invalid is so when it is written. */
function isWritten({ type, sequence, isText }: MediaType): boolean {
  return sequence !== undefined || (isXml(type) && isText !== true);
}

/** A number of XML may be a right text, and a list that is missing is an empty one. */
function isInvalidInWriting(contract: Known['contract'], media: MediaType, value: unknown): boolean {
  const { type, schema, sequence } = media;
  if (sequence && !Array.isArray(value)) return false;
  const text =
    sequence && Array.isArray(value)
      ? writeSequence(sequence, value, media)
      : writeXml(contract.intended, schema, value);
  const contentType = sequenceType(sequence, type);
  return bodyProblems(contract, contract.requests, media, { contentType, text }).length > 0;
}
