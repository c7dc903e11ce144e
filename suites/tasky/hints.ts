import {
  callerOf,
  type Draft,
  type Hint,
  isHealthy,
  isObject,
  type JsonObject,
  type PathValues,
  type Story,
} from '../../suite/suite.ts';
import { sharedAccount } from './steps/accounts.ts';
import { addMember } from './steps/boards.ts';

/** The operation by which personas get their roles on a board. */
export const sharesBy = 'POST /api/boards/{boardId}/members/{userId}';

/** What a valid request of Tasky has to have besides what its document says. */
export const hints: readonly Hint[] = [
  { operation: 'POST /api/boards', share },
  { operation: 'POST /api/auth/login', adapt: withAccount },
];

/** Makes the personas that have a role members of a new board, where somebody can. */
async function share({ boardId = '' }: PathValues, story: Story): Promise<void> {
  // A bearer of the mock says its role itself.
  if (!story.can('business-rules')) return;
  const sharing = story.contract.operations.find(({ key }) => key === sharesBy);
  const sharer = sharing && callerOf(sharing);
  if (!sharer || !isHealthy(sharer) || !(await story.identityOf(sharer))) return;
  for (const persona of ['reader', 'writer'] as const) {
    const person = await story.identityOf(persona);
    if (person) await addMember(story, { boardId, userId: person.subject }, persona);
  }
}

/** The credentials of somebody who has an account. */
async function withAccount(draft: Draft, story: Story): Promise<Draft> {
  if (!story.can('business-rules')) return draft;
  const { email, password } = await sharedAccount(story);
  return withMembers(draft, () => ({ email, password }));
}

function withMembers(draft: Draft, membersOf: (json: JsonObject) => object): Draft {
  const { body } = draft;
  if (!body || !('json' in body) || !isObject(body.json)) return draft;
  return { ...draft, body: { ...body, json: { ...body.json, ...membersOf(body.json) } } };
}
