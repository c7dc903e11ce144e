import { type Account, request, type Story, valueAt } from '../../../../suite/suite.ts';
import { boardTitle } from '../../steps/boards.ts';
import { ordinaryAccount } from '../../steps/ordinary-account.ts';
import { scenario } from '../scenario.ts';

/** S, Scenario 2. */
export const roleChange = scenario({
  suite: 'authorization',
  title: 'A viewer creates boards as soon as an administrator makes them a member',
  cell: 'POST /api/boards 201',
  requirements: ['S-403-role-change', 'S-403-viewer', 'S-debug-me'],
  // Roles on a mock are those that the bearer names.
  needs: ['business-rules'],
  run: async (story) => {
    const guest = await ordinaryAccount(story, 'stranger', 'last');
    const create = () => request(story, 'createBoard', { json: { title: boardTitle(story) } });
    const refused = {
      as: guest,
      expect: 403,
      cause: 'insufficient-role',
      example: 'viewer',
      why: 'Create a board as a viewer',
    } as const;
    // Some instances make whoever registers something else.
    await setRole(story, guest, 'viewer');
    await story.send(create(), refused);
    const me = await story.send(request(story, 'getCaller'), {
      as: guest,
      expect: 200,
      step: 'follow-up',
      why: 'Look up the own role',
    });
    story.claim(me, {
      sentence: 'The account says that it is a viewer',
      holds: valueAt(me, '/data/user/role') === 'viewer',
      requirement: 'S-debug-me',
    });
    await setRole(story, guest, 'member');
    await story.send(create(), { as: guest, expect: 201, why: 'Create a board with the token from before' });
    await setRole(story, guest, 'viewer');
    await story.send(create(), { ...refused, why: 'Create a board as a viewer once more' });
    // Viewers do not delete boards, and the guest has one.
    await setRole(story, guest, 'member');
  },
});

async function setRole(story: Story, { identity }: Account, role: string): Promise<void> {
  const path = { userId: identity.subject };
  const changed = await story.send(request(story, 'setRole', { path, json: { role } }), {
    as: 'admin',
    expect: 200,
    step: 'set-up',
    why: `Make the guest a ${role}`,
  });
  story.claim(changed, {
    sentence: 'The response shows the new role',
    holds: valueAt(changed, '/data/user/role') === role,
    requirement: 'S-403-role-change',
  });
}
