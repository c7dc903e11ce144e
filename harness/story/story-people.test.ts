import { expect, test } from 'vitest';
import { AuthError } from '../model/auth-error.ts';
import type { Draft, Story } from '../model/scenario.ts';
import type { Ability, Account, AuthAdapter, Identity } from '../model/target.ts';
import { carried } from '../personas/auth/carried.ts';
import { makePlan } from '../plan/plan.ts';
import { contract } from '../testing/exchanges.ts';
import { libraryProfile, operationOf } from '../testing/library.ts';
import { addBook, anybody, runScenarios, scenarioOf, serveLibrary } from '../testing/runs.ts';

const operation = (key: string) => operationOf(contract, key);
const identity: Identity = { provider: 'test', subject: 'ann', email: 'ann@example.com', name: 'Ann' };

const withAccounts: AuthAdapter = {
  ...anybody,
  freshAccount: async (name, plays): Promise<Account> => ({
    identity: { ...identity, subject: name },
    plays,
    credentials: (schemes) => carried(schemes, `token-of-account-${name}`),
  }),
};

/** One story against a library; who sent what, and how it ended. */
async function told(
  run: (story: Story) => Promise<void>,
  {
    auth = withAccounts,
    instead,
    plan = makePlan(contract, libraryProfile, []),
    abilities = [],
  }: {
    auth?: AuthAdapter;
    instead?: Parameters<typeof serveLibrary>[0];
    plan?: ReturnType<typeof makePlan>;
    abilities?: readonly Ability[];
  } = {},
) {
  const senders: string[] = [];
  const { url } = await serveLibrary((asked, raw) => {
    senders.push(`${raw.headers.authorization} ${asked.replace(/[0-9a-f-]{36}/, 'id')}`);
    return instead?.(asked, raw);
  });
  const result = await runScenarios(url, [scenarioOf('story', run)], { target: { auth, abilities }, plan });
  const own = result.exchanges.filter(({ exchange }) => exchange.scenario === 'story');
  return { ...result, senders, own, ending: result.endings.get('story') };
}

test('an account of its own sends with its own credentials, in the role that it plays', async () => {
  const { own, senders } = await told(async (story) => {
    const account = await story.account('guest', 'writer');
    await story.send(await story.draft(operation('GET /books')), { as: account, expect: 200, why: 'List' });
  });
  expect(senders).toContain('Bearer token-of-account-guest GET /books');
  expect(own.map(({ exchange: { persona, account } }) => [persona, account])).toEqual([['writer', 'guest']]);
  expect(JSON.stringify(own)).not.toContain('token-of-account-guest');
});

test('the evidence tells accounts of a story apart, also those with one name, and calls personas nothing', async () => {
  const { own } = await told(async (story) => {
    const first = await story.account('guest', 'writer');
    const second = await story.account('guest', 'writer');
    for (const as of [first, second, 'writer', first] as const)
      await story.send(await story.draft(operation('GET /books')), { as, expect: 200, why: 'List' });
  });
  expect(own.map(({ exchange }) => exchange.account)).toEqual(['guest', 'guest2', undefined, 'guest']);
  const carried = own.map(({ exchange }) => exchange.request.headers.authorization);
  expect(carried.slice(0, 3)).toEqual([
    'Bearer ‹token of account guest›',
    'Bearer ‹token of account guest2›',
    'Bearer ‹token of writer›',
  ]);
});

test('a member of a group sends with credentials of their own, which nobody gets to see', async () => {
  const groups: string[] = [];
  const { own, senders } = await told(
    async (story) => {
      const { account, group } = await story.member();
      groups.push(group);
      await story.send(await story.draft(operation('GET /books')), { as: account, expect: 200, why: 'List' });
    },
    { auth: { ...withAccounts, member: async () => ({ account: await guest(), group: 'readers' }) } },
  );
  expect(groups).toEqual(['readers']);
  expect(senders).toContain('Bearer token-of-account-member GET /books');
  expect(JSON.stringify(own)).not.toContain('token-of-account-member');
});

const guest = async (): Promise<Account> => ({
  identity,
  plays: 'stranger',
  credentials: (schemes) => carried(schemes, 'token-of-account-member'),
});

test('where nobody is known to be in a group, a story says so', async () => {
  const { ending } = await told(async (story) => void (await story.member()));
  expect(ending).toEqual({
    kind: 'not-possible',
    sentence: 'anybody has no account that belongs to a group',
  });
});

test('what an account made is removed by it, unless it went with the account', async () => {
  const make = async (story: Story): Promise<Account> => {
    const account = await story.account('guest', 'owner');
    const draft = await story.draft(operation('POST /books'));
    await story.send(draft, { as: account, expect: 201, why: 'Add a book' });
    return account;
  };
  const left = await told(async (story) => void (await make(story)));
  expect(left.senders).toContain('Bearer token-of-account-guest DELETE /books/id');
  const gone = await told(async (story) => story.wentWith(await make(story)));
  expect(gone.senders.filter((sender) => sender.includes('DELETE'))).toEqual([]);
  expect(gone.receipt).toEqual({ created: 1, removed: 1, left: [] });
});

test('what a story deleted itself is not deleted again', async () => {
  const { senders, receipt } = await told(async (story) => {
    const bookId = await addBook(story);
    const draft = await story.validRequest(operation('DELETE /books/{bookId}'), { bookId });
    await story.send(draft, { as: 'owner', expect: 204, why: 'Remove it' });
  });
  expect(senders.filter((sender) => sender.includes('DELETE'))).toHaveLength(1);
  expect(receipt).toEqual({ created: 1, removed: 1, left: [] });
});

test('without a way to make accounts, or to know who somebody is, a story says so', async () => {
  const account = await told(async (story) => void (await story.account('guest', 'owner')), {
    auth: anybody,
  });
  expect(account.ending).toEqual({ kind: 'not-possible', sentence: 'anybody cannot create an account' });
  const who = await told(async (story) => void (await story.identity('reader')), { auth: anybody });
  expect(who.ending).toEqual({ kind: 'not-possible', sentence: 'anybody does not say who the reader is' });
});

test('a login that fails ends the story, and not the run', async () => {
  const fail = async (): Promise<never> => {
    throw new AuthError('nobody is let in today');
  };
  const auth = { ...anybody, freshAccount: fail, identity: fail };
  for (const run of [
    async (story: Story) => void (await story.account('guest', 'owner')),
    async (story: Story) => void (await story.identity('reader')),
  ])
    expect((await told(run, { auth })).ending).toEqual({
      kind: 'setup-failed',
      sentence: 'nobody is let in today',
    });
});

test('where the adapter does not know who somebody is, the profile says how to ask, once in a run', async () => {
  const profile = {
    ...libraryProfile,
    whoAmI: [
      { operation: 'GET /nowhere', read: () => undefined },
      { operation: 'GET /books', read: () => identity },
    ],
  };
  const found: Identity[] = [];
  const { own } = await told(
    async (story) => {
      found.push(await story.identity('reader'), await story.identity('reader'));
    },
    { auth: anybody, plan: makePlan(contract, profile, []) },
  );
  expect(found).toEqual([identity, identity]);
  expect(own.map(({ exchange }) => [exchange.persona, exchange.purpose.step])).toEqual([
    ['reader', 'set-up'],
  ]);
});

test('of several statuses that are as good, the one that comes is the one that was meant', async () => {
  const send = async (story: Story) => {
    const draft = await story.draft(operation('GET /books'));
    await story.send(draft, { as: 'reader', expect: 200, or: [401], why: 'List' });
  };
  const refused = {
    status: 401,
    headers: { 'www-authenticate': 'Bearer' },
    body: { error: 'unauthorized', message: 'x' },
  };
  const other = await told(send, { instead: (asked) => (asked === 'GET /books' ? refused : undefined) });
  expect(other.own.map(({ exchange }) => exchange.purpose.expected)).toEqual(['401']);
  expect(other.ending).toBeUndefined();
  const usual = await told(send);
  expect(usual.own.map(({ exchange }) => exchange.purpose.expected)).toEqual(['200']);
});

test('a claim about a rule is recorded only where the target decides', async () => {
  const run = async (story: Story) => {
    const draft = await story.draft(operation('GET /books'));
    const answer = await story.send(draft, { as: 'reader', expect: 200, why: 'List' });
    story.claim(answer, { sentence: 'It is a rule', holds: false, ruled: true });
    story.claim(answer, { sentence: 'It is a fact', holds: true });
  };
  const { url } = await serveLibrary();
  const claimsOf = async (abilities: readonly 'business-rules'[]) =>
    (await runScenarios(url, [scenarioOf('story', run)], { target: { abilities } })).claims.map(
      ({ sentence }) => sentence,
    );
  expect(await claimsOf([])).toEqual(['It is a fact']);
  expect(await claimsOf(['business-rules'])).toEqual(['It is a rule', 'It is a fact']);
});

test('a hint changes the request that the document suggests, with all that a story can do', async () => {
  const adapt = async (draft: Draft, story: Story): Promise<Draft> => {
    const { subject } = await story.identity('reader');
    return { ...draft, query: { by: subject } };
  };
  const hints = [{ operation: 'GET /books', adapt }];
  const { senders } = await told(
    async (story) => {
      await story.send(await story.draft(operation('GET /books')), { as: 'owner', expect: 200, why: 'List' });
    },
    {
      auth: { ...anybody, identity: async () => identity },
      instead: (asked) => (asked === 'GET /books?by=ann' ? { status: 200, body: [] } : undefined),
      plan: makePlan(contract, { ...libraryProfile, hints }, []),
    },
  );
  expect(senders).toContain('Bearer token-of-owner GET /books?by=ann');
});

test('what ends its caller is called by an account of its own, in the place of a persona', async () => {
  const hints = [{ operation: 'GET /books', ownCaller: 'request' as const }];
  const plan = makePlan(contract, { ...libraryProfile, hints }, []);
  const list = (as: 'owner' | 'revoked') => async (story: Story) => {
    await story.send(await story.draft(operation('GET /books')), { as, expect: 200, why: 'List' });
  };
  const healthy = await told(list('owner'), { plan });
  expect(healthy.senders.at(-1)).toBe('Bearer token-of-account-fresh GET /books');
  expect(healthy.own.map(({ exchange }) => exchange.persona)).toEqual(['owner']);
  // A broken persona cannot be spoiled any more.
  const broken = await told(list('revoked'), { plan });
  expect(broken.senders.at(-1)).toBe('Bearer token-of-revoked GET /books');
  const unable = await told(list('owner'), { plan, auth: anybody });
  expect(unable.ending).toEqual({ kind: 'not-possible', sentence: 'anybody cannot create an account' });
});

test('a generic scenario that makes no sense for an API is not planned', () => {
  const [scenario] = makePlan(contract, libraryProfile, []).scenarios.map(({ id }) => id);
  if (scenario === undefined) throw new Error('nothing is planned at all');
  const unfit = [{ scenario, why: 'It makes no sense here.' }];
  const planned = makePlan(contract, { ...libraryProfile, unfit }, []).scenarios.map(({ id }) => id);
  expect(planned).not.toContain(scenario);
  expect(planned.length).toBeGreaterThan(10);
});

test('what depends on the request is signed when it is sent, for who may sign, and not for a mock', async () => {
  const hints = [
    {
      operation: 'POST /books',
      sign: ({ body = '' }: { body: string | undefined }) => ({ 'x-signature': String(body.length) }),
    },
  ];
  const signatures: unknown[] = [];
  const tell = (abilities: readonly 'business-rules'[]) =>
    told(
      async (story) => {
        const draft = await story.draft(operation('POST /books'));
        const longer = { ...draft, body: { mediaType: 'application/json', text: '0123456789' } };
        await story.send(longer, { as: 'owner', expect: 201, why: 'Add a book' });
        await story.send(longer, { as: 'forged', expect: 201, why: 'Add a book' });
      },
      {
        instead: (asked, raw) => {
          if (asked === 'POST /books') signatures.push(raw.headers['x-signature']);
          return undefined;
        },
        plan: makePlan(contract, { ...libraryProfile, hints }, []),
        abilities,
      },
    );
  await tell(['business-rules']);
  await tell([]);
  expect(signatures).toEqual(['10', undefined, undefined, undefined]);
});

test('where nobody may call often, one account stays for the story in the place of a persona', async () => {
  const hints = [{ operation: 'GET /books', ownCaller: 'story' as const }];
  const plan = makePlan(contract, { ...libraryProfile, hints }, []);
  let count = 0;
  const auth: AuthAdapter = {
    ...anybody,
    freshAccount: async (name, plays) => {
      count += 1;
      const token = `token-of-account-${name}-${count}`;
      return { identity, plays, credentials: (schemes) => carried(schemes, token) };
    },
  };
  const list = async (story: Story) => {
    for (const as of ['owner', 'owner', 'reader', 'admin'] as const)
      await story.send(await story.draft(operation('GET /books')), { as, expect: 200, why: 'List' });
  };
  const { senders } = await told(list, { plan, auth });
  const [first, second, third, fourth] = senders.slice(-4).map((sender) => sender.split(' ')[1]);
  expect(first).toMatch(/^token-of-account-fresh-/);
  expect(second).toBe(first);
  expect(third).toMatch(/^token-of-account-fresh2-/);
  expect(third).not.toBe(first);
  expect(fourth).toBe('token-of-admin');
  // Where no accounts can be made, a persona that may be called too often is better than nobody.
  const unable = await told(list, { plan, auth: anybody });
  expect(unable.senders.at(-4)).toBe('Bearer token-of-owner GET /books');
});

test('nothing is asked of a persona that has its role by being named, and that nobody can name', async () => {
  const nameless: AuthAdapter = { ...withAccounts, identity: async () => undefined };
  const { ending, own } = await told(
    async (story) => {
      const bookId = await addBook(story);
      const draft = await story.validRequest(operation('GET /books/{bookId}'), { bookId });
      await story.send(draft, { as: 'reader', expect: '200', why: 'Read' });
    },
    { auth: nameless },
  );
  expect(ending).toMatchObject({
    kind: 'not-possible',
    sentence: expect.stringContaining('does not say who the reader is, so nothing can be shared'),
  });
  expect(own.filter(({ exchange }) => exchange.persona === 'reader')).toEqual([]);
});
