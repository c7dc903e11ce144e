import { isObject } from '../../contract/json.ts';
import { isJson } from '../../contract/operations/media-type.ts';
import { callerOf } from '../model/caller.ts';
import { sendable } from '../request/valid-request.ts';
import { forbidden } from './forbidden-bodies.ts';
import type { ProbeKind } from './probing.ts';

/** F104: what is refused is not there afterwards. The name of the run in it tells it from the rest. */
export const failedCreation: ProbeKind = {
  id: 'failed-creation',
  title: 'A creation that is refused creates nothing',
  plan: (operation, { contract, graph }) => {
    const list = graph.collections.find(({ roles }) => roles.create === operation)?.roles.list;
    const media = sendable(operation).find(({ type }) => isJson(type));
    const { schema } = media ?? {};
    if (!list || !media || schema === undefined) return undefined;
    return {
      aim: 'must',
      run: async (story) => {
        const draft = await story.draft(operation, media.type);
        const valid = draft.body && 'json' in draft.body ? draft.body.json : undefined;
        // Whatever has no name of the run cannot be told from what others make.
        const name = story.unique();
        const named = isObject(valid) && typeof valid.name === 'string' ? { ...valid, name } : undefined;
        if (!named || !contract.requests.at(schema).accepts(named)) return;
        const wrong = forbidden(contract, schema, named).find(
          ({ value }) => isObject(value) && value.name === name,
        );
        if (!wrong) return;
        const body = { mediaType: media.type, json: wrong.value };
        const probe = { what: wrong.name, forbidden: true };
        const refused = await story.probe({ ...draft, body }, { as: callerOf(operation), probe });
        if (refused.response.status < 400 || refused.response.status > 499) return;
        const listed = await story.send(await story.validRequest(list, draft.path), {
          as: callerOf(list),
          expect: '200',
          why: 'Check whether the refused resource exists',
          step: 'follow-up',
        });
        const isThere = listed.response.body.includes(name);
        story.claim(refused, { sentence: 'a creation that is refused creates nothing', holds: !isThere });
      },
    };
  },
};
