import { unusualValues } from '../../contract/invalid-values/unusual-values.ts';
import { isJson } from '../../contract/operations/media-type.ts';
import { callerOf } from '../model/caller.ts';
import type { Draft } from '../model/scenario.ts';
import { sendable } from '../request/valid-request.ts';
import { type ProbeKind, someOf } from './probing.ts';

export const unusualBodies: ProbeKind = {
  id: 'unusual-bodies',
  title: 'Edge values that the document allows are accepted or refused, and cause no server error',
  plan: (operation, { contract }) => {
    const media = sendable(operation).find(({ type }) => isJson(type));
    const { schema } = media ?? {};
    if (!media || schema === undefined) return undefined;
    return {
      run: async (story) => {
        const valuesOf = ({ body }: Draft) =>
          body && 'json' in body ? unusualValues(contract, schema, body.json) : [];
        let draft = await story.draft(operation, media.type);
        for (const { name } of someOf(valuesOf(draft))) {
          const unusual = valuesOf(draft).find((one) => one.name === name);
          if (!unusual) continue;
          const body = { mediaType: media.type, json: unusual.value };
          const probe = { what: name, forbidden: false };
          const { response } = await story.probe({ ...draft, body }, { as: callerOf(operation), probe });
          // What was accepted has its names taken: the next value would be refused for that.
          if (response.status < 300) draft = await story.draft(operation, media.type);
        }
      },
    };
  },
};
