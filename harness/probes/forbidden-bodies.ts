import type { Contract } from '../../contract/contract.ts';
import { type InvalidValue, invalidValues } from '../../contract/invalid-values/invalid-values.ts';
import { isJson } from '../../contract/operations/media-type.ts';
import { callerOf } from '../model/caller.ts';
import type { Body } from '../model/scenario.ts';
import { sendable } from '../request/valid-request.ts';
import { refusalsOf } from '../strategies/aiming.ts';
import { type ProbeKind, someOf } from './probing.ts';

/** Mistakes of which no lenient reading makes a right value. */
const beyondDoubt =
  / (missing|not one of the listed values|too short|too long|below its minimum|above its maximum|of the wrong type|of another type)$/;

/** Where the document lists a refusal, `invalid-body` and `malformed-body` aim at it. */
export const forbiddenBodies: ProbeKind = {
  id: 'forbidden-bodies',
  title: 'A body that the document forbids is refused, even if no status is listed for it',
  plan: (operation, { contract }) => {
    const media = sendable(operation).find(({ type }) => isJson(type));
    if (!media || refusalsOf(operation).length > 0) return undefined;
    const { schema, type } = media;
    return {
      run: async (story) => {
        const draft = await story.draft(operation, type);
        const valid = draft.body && 'json' in draft.body ? draft.body.json : undefined;
        const wrong = schema === undefined ? [] : forbidden(contract, schema, valid);
        const bodies: { readonly what: string; readonly body: Body | undefined }[] = [
          { what: 'JSON that is cut off', body: { mediaType: type, text: '{"cut": "o' } },
          ...(operation.body?.required ? [{ what: 'no body', body: undefined }] : []),
          ...someOf(wrong).map(({ name, value }) => ({ what: name, body: { mediaType: type, json: value } })),
        ];
        for (const { what, body } of bodies) {
          const probe = { what, forbidden: true };
          await story.probe({ ...draft, body }, { as: callerOf(operation), probe });
        }
      },
    };
  },
};

/** Bodies that are wrong in one place, however leniently they are read. */
export function forbidden(
  contract: Contract,
  schema: string,
  valid: unknown,
): Pick<InvalidValue, 'name' | 'value'>[] {
  return invalidValues(contract, schema, valid)
    .filter(({ name, isConvertible }) => beyondDoubt.test(name) && !isConvertible)
    .map(({ name, member, value }) => ({ name: quoted(name, member), value }));
}

function quoted(name: string, member: string): string {
  return member === '' ? name : `"${member}"${name.slice(member.length)}`;
}
