import { v7 as uuid } from 'uuid';
import { isObject } from '../../contract/json.ts';
import { isJson } from '../../contract/operations/media-type.ts';
import type { MediaType, Operation } from '../../contract/operations/operation.ts';
import { namesIdentifier } from '../../contract/resources/identifiers.ts';
import { callerOf } from '../model/caller.ts';
import type { Known, Strategy } from '../model/strategy.ts';
import { sendable } from '../request/valid-request.ts';
import { aiming } from './aiming.ts';

const id = 'unknown-reference';

export const unknownReference: Strategy = {
  id,
  title: 'A body that refers to a resource that does not exist returns 404',
  meaning:
    'A body is valid except that one member names an identifier that does not exist. If the document lists 404, it may be for this case. Only the server knows, so another status leaves the cell not exercised.',
  help: 'Look up what a body refers to, and return 404 (or the status that the document lists for this) if it does not exist.',
  source: 'RFC 9110, section 15.5.5',
  example: {
    operation: 'POST /lockers',
    request: `
      POST /lockers
      Content-Type: application/json

      {"name": "Blue", "room_id": "0197f3c2-0000-7000-8000-000000000000"}`,
    got: 201,
    expected: '404',
  },
  plan: (cell, known) => {
    const { operation, response } = cell;
    const media = sendable(operation).find(({ type }) => isJson(type));
    if (response.status !== '404' || !media) return [];
    return references(operation, media, known).map((member) =>
      aiming(id, cell, {
        aim: 'may',
        needs: ['business-rules'],
        variant: member,
        title: `A ${member} that does not exist is not found`,
        run: async (story) => {
          const draft = await story.draft(operation, media.type);
          const sent = draft.body && 'json' in draft.body && isObject(draft.body.json) ? draft.body.json : {};
          const json = { ...sent, [member]: unknownLike(sent[member]) };
          await story.send(
            { ...draft, body: { mediaType: media.type, json } },
            {
              as: callerOf(operation),
              expect: '404',
              cause: 'unknown-resource',
              subject: member,
              why: `${operation.summary}, with an unknown ${member}`,
            },
          );
        },
      }),
    );
  },
};

/** Members of a valid body that name an identifier, and may have another value. */
function references(operation: Operation, media: MediaType, { samples, contract }: Known): string[] {
  const sample = samples.request(media)?.value;
  if (!isObject(sample)) return [];
  const accepts = media.schema === undefined ? () => true : contract.requests.at(media.schema).accepts;
  return Object.keys(sample).filter(
    (member) =>
      namesIdentifier(member) &&
      !operation.path.includes(`{${member}}`) &&
      accepts({ ...sample, [member]: unknownLike(sample[member]) }),
  );
}

function unknownLike(value: unknown): unknown {
  return typeof value === 'number' ? 2_147_483_646 : uuid();
}
