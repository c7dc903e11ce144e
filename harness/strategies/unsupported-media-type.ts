import { callerOf } from '../model/caller.ts';
import type { Strategy } from '../model/strategy.ts';
import { aimAtRefusedBody, aiming } from './aiming.ts';

const id = 'unsupported-media-type';

export const unsupportedMediaType: Strategy = {
  id,
  title: 'A body with a media type that the operation does not support is refused with 415',
  meaning:
    'The operation lists 415, and the body has a media type that the operation does not support. The request must return 415. For GET and HEAD, another status leaves the cell not exercised: servers need not know what a body of theirs means.',
  help: 'Check Content-Type before reading the body, or remove 415 from the document.',
  source: 'RFC 9110, section 15.5.16',
  example: {
    operation: 'POST /books',
    request: `
      POST /books
      Content-Type: application/vnd.assay.unknown

      unknown`,
    got: 201,
    expected: '415',
  },
  plan: (cell, known) => {
    const { operation, response } = cell;
    if (response.status !== '415' || !operation.body) return [];
    return [
      aiming(id, cell, {
        aim: aimAtRefusedBody(operation, known),
        title: 'A body with an unknown media type is refused',
        run: async (story) => {
          const draft = await story.draftAnyway(operation);
          await story.send(
            { ...draft, body: { mediaType: 'application/vnd.assay.unknown', text: 'unknown' } },
            {
              as: callerOf(operation),
              expect: '415',
              cause: 'unsupported-media-type',
              why: `${operation.summary}, with a body with an unknown media type`,
            },
          );
        },
      }),
    ];
  },
};
