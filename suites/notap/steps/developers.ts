import { randomBytes } from 'node:crypto';
import { request, type Story } from '../../../suite/suite.ts';

/** Registers a developer; returns what they log in with. */
export async function registered(
  story: Story,
): Promise<{ readonly email: string; readonly password: string }> {
  const unique = story.unique().toLowerCase();
  const account = {
    email: `${unique.replaceAll(/[^a-z0-9]+/g, '-')}@example.com`,
    password: randomBytes(12).toString('base64url'),
  };
  const json = { ...account, fullName: `Somebody ${unique}` };
  await story.send(request(story, 'registerDeveloper', { json }), {
    ...{ as: 'anonymous', expect: 201, step: 'set-up', why: 'Register a developer for this scenario' },
  });
  return account;
}
