import { randomUUID } from 'node:crypto';
import { isObject } from '../../contract/json.ts';
import type { Hint } from '../../harness/model/profile.ts';
import type { Draft, Story } from '../../harness/model/scenario.ts';

/** What may exist only once is different in each request. */
export const hints: readonly Hint[] = [
  once('POST /v1/enrollment/store', () => ({ user_uuid: randomUUID() })),
  once('POST /v1/enrollment/alias', (unique) => ({ alias: `${inLetters(unique)}-${inDigits(unique)}` })),
  once('POST /v1/management/devices/{uuid}', (unique) => ({ device_id: `device-${unique}` })),
  once('POST /v1/admin/alias/words', (unique) => ({ word: inLetters(unique) })),
  once('POST /v1/crypto/relayer/enroll', () => ({ uuid: randomUUID() })),
];

/** The members that `membersOf` makes of a text that no other request has. */
function once(operation: string, membersOf: (unique: string) => object): Hint {
  return {
    operation,
    adapt: async (draft: Draft, story: Story) => withMembers(draft, membersOf(story.unique())),
  };
}

function withMembers(draft: Draft, members: object): Draft {
  const { body } = draft;
  if (!body || !('json' in body) || !isObject(body.json)) return draft;
  return { ...draft, body: { ...body, json: { ...body.json, ...members } } };
}

/** The same text in lower-case letters. */
function inLetters(text: string): string {
  return [...text.replaceAll(/[^a-z0-9]/g, '')]
    .map((character) => (/\d/.test(character) ? String.fromCharCode(97 + Number(character)) : character))
    .join('');
}

/** Its last four characters as digits. */
function inDigits(text: string): string {
  return [...text.slice(-4)].map((character) => String(character.charCodeAt(0) % 10)).join('');
}
