import { isDeepStrictEqual } from 'node:util';
import { type UnusualValue, unusualValues } from '../../contract/invalid-values/unusual-values.ts';
import { hasMembers, isJson } from '../../contract/operations/media-type.ts';
import type { MediaType, Operation } from '../../contract/operations/operation.ts';
import { sayableBody } from '../../contract/operations/wire-value.ts';
import { callerOf } from '../model/caller.ts';
import type { Draft, Story } from '../model/scenario.ts';
import type { Known } from '../model/strategy.ts';
import { sendable } from '../request/valid-request.ts';
import { type ProbeKind, someOf } from './probing.ts';

export const unusualBodies: ProbeKind = {
  id: 'unusual-bodies',
  title: 'Edge values that the document allows are accepted or refused, and cause no server error',
  plan: (operation, known) => {
    const described = sendable(operation).filter(
      ({ type, schema }) => hasMembers(type) && schema !== undefined,
    );
    const [json, form] = [true, false].map((wanted) => described.find(({ type }) => isJson(type) === wanted));
    const bodies = [json, form].filter((media) => media !== undefined);
    if (bodies.length === 0) return undefined;
    return {
      run: async (story) => {
        for (const media of bodies) await probeBody(story, operation, media, known);
      },
    };
  },
};

async function probeBody(story: Story, operation: Operation, media: MediaType, known: Known): Promise<void> {
  let draft = await story.draft(operation, media.type);
  for (const { name } of mostTellingFirst(someOf(unusualFrom(draft, media, known)))) {
    const unusual = unusualFrom(draft, media, known).find((one) => one.name === name);
    if (!unusual) continue;
    const body = { mediaType: media.type, json: unusual.value };
    const probe = { what: name, forbidden: false };
    const { response } = await story.probe({ ...draft, body }, { as: callerOf(operation), probe });
    // What was accepted has its names taken: the next value would be refused for that.
    if (response.status < 300) draft = await story.draft(operation, media.type);
  }
}

/** Names of the values that servers fail at most often: where nothing removes what is accepted, only a few are sent. */
const telling = [/^with null/, / with control characters$/, / of 9007199254740992$/, / in other scripts$/];

function mostTellingFirst(values: readonly UnusualValue[]): readonly UnusualValue[] {
  const rank = ({ name }: UnusualValue): number => {
    const found = telling.findIndex((pattern) => pattern.test(name));
    return found === -1 ? telling.length : found;
  };
  return values.toSorted((a, b) => rank(a) - rank(b));
}

/** The unusual variants of a body, as far as its media type has words for them: a form has none for an empty list. */
function unusualFrom({ body }: Draft, media: MediaType, { contract }: Known): UnusualValue[] {
  if (!body || !('json' in body) || media.schema === undefined) return [];
  return unusualValues(contract, media.schema, body.json).filter(({ value }) =>
    isDeepStrictEqual(sayableBody(media, value), value),
  );
}
