import { isJson } from '../../contract/media-type.ts';
import { callerOf } from '../caller.ts';
import type { Strategy } from '../strategy.ts';
import { sendable } from '../valid-request.ts';
import { aimAt, aiming, isRefusal } from './aiming.ts';

const id = 'malformed-body';

const bodies: readonly { readonly name: string; readonly text: string }[] = [
  { name: 'a body that is cut off', text: '{"name": "cut o' },
  { name: 'a body that is no JSON at all', text: 'name=value' },
];

export const malformedBody: Strategy = {
  id,
  title: 'A body that is not what its media type says is refused',
  plan: (cell, known) => {
    const { operation, response } = cell;
    const media = sendable(operation).find(({ type }) => isJson(type));
    if (!isRefusal(cell) || !media) return [];
    return bodies.map(({ name, text }) =>
      aiming(id, cell, {
        aim: aimAt(operation, known),
        variant: name,
        title: `${name.charAt(0).toUpperCase()}${name.slice(1)} is refused`,
        run: async (story) => {
          const draft = await story.draft(operation);
          await story.send(
            { ...draft, body: { mediaType: media.type, text } },
            {
              as: callerOf(operation),
              expect: response.status,
              cause: 'malformed-body',
              why: `${operation.summary}, with ${name}`,
            },
          );
        },
      }),
    );
  },
};
