import { unusualValues } from '../../contract/invalid-values/unusual-values.ts';
import { isJson } from '../../contract/operations/media-type.ts';
import { callerOf } from '../model/caller.ts';
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
        const draft = await story.draft(operation, media.type);
        if (!draft.body || !('json' in draft.body)) return;
        for (const { name, value } of someOf(unusualValues(contract, schema, draft.body.json))) {
          const body = { mediaType: media.type, json: value };
          const probe = { what: name, forbidden: false };
          await story.probe({ ...draft, body }, { as: callerOf(operation), probe });
        }
      },
    };
  },
};
