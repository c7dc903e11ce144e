import { randomUUID } from 'node:crypto';
import { type Draft, type Hint, isObject, type JsonObject, type Story } from '../../suite/suite.ts';
import { registered } from './steps/developers.ts';
import { enrolled, initiated, pspSession, verified } from './steps/enrollments.ts';
import { withWallet } from './steps/wallets.ts';

/** What a valid request of NoTap has to have besides what its document says. */
export const hints: readonly Hint[] = [
  withNonce(once('POST /v1/enrollment/store', () => ({ user_uuid: randomUUID() }))),
  withNonce({ operation: 'DELETE /v1/enrollment/delete/{uuid}' }),
  once(
    'POST /v1/enrollment/alias',
    (unique) => ({ alias: `${inLetters(unique)}-${inDigits(unique)}` }),
    userOf,
  ),
  once('POST /v1/management/devices/{uuid}', (unique) => ({ device_id: `device-${unique}` })),
  once('POST /v1/admin/alias/words', (unique) => ({ word: inLetters(unique) })),
  once('POST /v1/crypto/relayer/enroll', () => ({ uuid: randomUUID() })),
  withNonce(
    ruled('POST /v1/verification/initiate', async (story) => ({ user_uuid: (await enrolled(story)).uuid })),
  ),
  withNonce(
    ruled('POST /v1/verification/verify', async (story) => {
      const user = await enrolled(story);
      const { session, factors } = await initiated(story, user);
      return { session_id: session, user_uuid: user.uuid, factors };
    }),
  ),
  ruled('POST /v1/verification/submit-factor', async (story) => {
    const { session, factors } = await initiated(story, await enrolled(story));
    const [[factor_name, factor_digest] = ['', '']] = Object.entries(factors);
    return { session_id: session, factor_name, factor_digest };
  }),
  ruled('POST /v1/management/verify', async (story) => {
    const user = await enrolled(story);
    return { uuid: user.uuid, session_id: (await initiated(story, user)).session, factors: user.factors };
  }),
  ruled('DELETE /v1/management/payment/{uuid}', async (story, { path: { uuid = '' } }) => {
    await withWallet(story, uuid);
    return {};
  }),
  ...['suspend', 'delete'].map((what) =>
    ruled(`POST /v1/admin/users/bulk/${what}`, async (story) => ({ uuids: [(await enrolled(story)).uuid] })),
  ),
  ruled('POST /v1/auth/developer/login', registered),
  ruled('POST /v1/psp/session/create', userOf),
  ruled('POST /v1/psp/session/submit', pspProof),
  ruled('PUT /v1/crypto/relayer/limits', walletOf),
  {
    operation: 'DELETE /v1/crypto/relayer/revoke',
    adapt: async (draft, story) =>
      story.can('business-rules')
        ? { ...draft, query: { ...draft.query, ...(await walletOf(story)) } }
        : draft,
  },
  ruled('POST /v1/crypto/charge/{id}/pay', async (story) => {
    const user = await enrolled(story);
    await withWallet(story, user.uuid);
    return { uuid: user.uuid, verificationSessionId: await verified(story, user) };
  }),
  ruled('POST /v1/crypto/payment/execute', walletOf),
];

/** The code of the original refuses these without a nonce; the later documentation does not have it, and servers ignore it. */
function withNonce(hint: Hint): Hint {
  return {
    ...hint,
    sign: ({ headers }) =>
      Object.keys(headers).some((name) => name.toLowerCase() === 'x-nonce')
        ? {}
        : { 'X-Nonce': randomUUID() },
  };
}

type MembersOf = (story: Story, draft: Draft) => Promise<object>;

/** The members of a body that no other request has, and those that have to exist. */
function once(operation: string, membersOf: (unique: string) => object, existing?: MembersOf): Hint {
  return {
    operation,
    adapt: async (draft, story) => {
      const others = existing && story.can('business-rules') ? await existing(story, draft) : {};
      return withMembers(draft, { ...membersOf(story.unique()), ...others });
    },
  };
}

/** The members of a body that have to exist; a mock knows nothing of that. */
function ruled(operation: string, membersOf: MembersOf): Hint {
  return {
    operation,
    adapt: async (draft, story) =>
      story.can('business-rules') ? withMembers(draft, await membersOf(story, draft)) : draft,
  };
}

async function userOf(story: Story): Promise<{ readonly uuid: string }> {
  return { uuid: (await enrolled(story)).uuid };
}

async function walletOf(story: Story): Promise<{ readonly uuid: string }> {
  const { uuid } = await enrolled(story);
  await withWallet(story, uuid);
  return { uuid };
}

/** The factors of a session that a payment service provider has started. */
async function pspProof(story: Story): Promise<object> {
  const user = await enrolled(story);
  const proven = Object.entries(user.factors).slice(0, 2);
  return {
    session_id: await pspSession(story, user),
    factors: proven.map(([type, digest]) => ({ type, digest })),
  };
}

function withMembers(draft: Draft, members: object): Draft {
  const { body } = draft;
  if (!body || !('json' in body) || !isObject(body.json)) return draft;
  const json: JsonObject = { ...body.json, ...members };
  return { ...draft, body: { ...body, json } };
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
