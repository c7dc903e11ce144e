import { type Draft, request, type Scenario, type Story, textAt } from '../../../../suite/suite.ts';
import { enrolled } from '../../steps/enrollments.ts';
import { scenario } from '../scenario.ts';

const permissions = ['enrollment:read', 'enrollment:write', 'verification:read', 'webhook:manage'] as const;

/** A request for each permission that something needs. */
interface Needing {
  readonly permission: (typeof permissions)[number];
  readonly key: string;
  readonly success: 200 | 201;
  readonly ask: (story: Story) => Promise<Draft>;
}

const operations: readonly Needing[] = [
  {
    ...{ permission: 'enrollment:read', key: 'GET /v1/enrollment/retrieve/{uuid}', success: 200 },
    ask: async (story) => {
      const { uuid } = await enrolled(story);
      return request(story, 'retrieveEnrollment', { path: { uuid } });
    },
  },
  {
    ...{ permission: 'enrollment:write', key: 'POST /v1/enrollment/alias', success: 201 },
    ask: (story) => story.draft(story.operation('setAlias')),
  },
  {
    ...{ permission: 'verification:read', key: 'POST /v1/verification/initiate', success: 200 },
    ask: async (story) => {
      const { uuid } = await enrolled(story);
      return request(story, 'initiateVerification', { json: { user_uuid: uuid } });
    },
  },
];

/** S, "403": insufficient permissions. The usual keys of a run may do more on other instances, these may not. */
export const keyPermissions: readonly Scenario[] = operations.map(({ permission, key, success, ask }) =>
  scenario({
    suite: 'authorization',
    title: `${key} needs an API key with ${permission}`,
    cell: `${key} 403`,
    requirements: ['S-403'],
    run: async (story) => {
      const draft = await ask(story);
      const others = permissions.filter((each) => each !== permission);
      const insufficient = await newKey(story, others);
      await story.send(withKey(draft, insufficient), {
        ...{ as: 'anonymous', expect: 403, cause: 'insufficient-role' },
        why: `Ask with a key that has every permission but ${permission}`,
      });
      const sufficient = await newKey(story, [permission]);
      await story.send(withKey(draft, sufficient), {
        ...{ as: 'anonymous', expect: success, step: 'control' },
        why: `Ask with a key that has ${permission} only`,
      });
    },
  }),
);

async function newKey(story: Story, permitted: readonly string[]): Promise<string> {
  const json = { name: `Assay ${story.unique()}`, permissions: permitted, rateLimit: 1000 };
  const answer = await story.send(request(story, 'createKey', { json }), {
    ...{ as: 'owner', expect: 201, step: 'set-up', why: `Make a key with ${permitted.join(', ')}` },
  });
  return textAt(answer, '/key/key');
}

function withKey(draft: Draft, key: string): Draft {
  return { ...draft, headers: { ...draft.headers, 'x-api-key': key } };
}
