import { threatModel } from '../../../../fixtures/tmi/threat-model.ts';
import {
  type Cause,
  jsonPatch,
  mergePatch,
  type PathValues,
  request,
  type Scenario,
  type Story,
} from '../../../../suite/suite.ts';
import { createdChild } from '../../steps/created-child.ts';
import { type Family, families } from '../../steps/families.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

/** S0, "Prohibited fields in request": what only the server sets, in every body that could set it. */

type Resource = Omit<Family, 'plural'> & {
  readonly members: Readonly<Record<string, unknown>>;
  readonly patched: boolean;
  /** Values for the path of its collection. */
  readonly around: (story: Story) => Promise<PathValues>;
};

/** With values that would be valid if the server set them. */
const always: Readonly<Record<string, unknown>> = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  created_at: '2020-01-01T00:00:00Z',
  modified_at: '2020-01-01T00:00:00Z',
};

const resources: readonly Resource[] = [
  {
    singular: 'threat model',
    Name: 'ThreatModel',
    parameter: 'threat_model_id',
    collectionPath: '/threat_models',
    itemPath: '/threat_models/{threat_model_id}',
    input: threatModel,
    members: { ...always, created_by: { provider_id: 'somebody-else' }, threats: [], diagrams: [] },
    patched: true,
    around: async () => ({}),
  },
  ...families.map((family) => ({
    ...family,
    members: always,
    patched: ['Threat', 'Diagram'].includes(family.Name),
    around: sharedThreatModel,
  })),
];

export const serverSetMembers: readonly Scenario[] = resources.flatMap((resource) =>
  Object.entries(resource.members).flatMap(([member, value]) => [
    inCreation(resource, member, value),
    inReplacement(resource, member, value),
    ...(resource.patched ? [inPatch(resource, member, value)] : []),
    // A merge of what is there already changes nothing, and no source forbids it.
    ...(resource.patched && !Array.isArray(value) ? [inMerge(resource, member, value)] : []),
  ]),
);

function inCreation(resource: Resource, member: string, value: unknown): Scenario {
  const { singular, Name, collectionPath, input, around } = resource;
  return scenario({
    suite: 'validation',
    title: `A new ${singular} cannot bring its own ${member}`,
    cell: `POST ${collectionPath} 400`,
    requirements: ['S0-400-prohibited-field', ...(member === 'id' ? ['S0-201-id-generated'] : [])],
    run: async (story) => {
      const json = { ...input(9, `Refused ${story.unique()}`), [member]: value };
      await story.send(request(story, `create${Name}`, { path: await around(story), json }), {
        as: 'owner',
        expect: 400,
        ...refusal(member),
        why: `Create one ${singular} that brings ${member}`,
      });
    },
  });
}

function inReplacement(resource: Resource, member: string, value: unknown): Scenario {
  const { singular, Name, itemPath, input } = resource;
  return scenario({
    suite: 'validation',
    title: `The ${member} of a ${singular} cannot be set by replacing it`,
    cell: `PUT ${itemPath} 400`,
    requirements: ['S0-400-prohibited-field'],
    run: async (story) => {
      const path = await existing(story, resource);
      const json = { ...input(10, `Replaced ${story.unique()}`), [member]: value };
      await story.send(request(story, `update${Name}`, { path, json }), {
        as: 'owner',
        expect: 400,
        ...refusal(member),
        why: `Replace one ${singular} with a body that sets ${member}`,
      });
    },
  });
}

function inPatch(resource: Resource, member: string, value: unknown): Scenario {
  const { singular, Name, itemPath } = resource;
  return scenario({
    suite: 'validation',
    title: `The ${member} of a ${singular} cannot be patched`,
    cell: `PATCH ${itemPath} 400`,
    requirements: ['S0-400-prohibited-field'],
    run: async (story) => {
      const path = await existing(story, resource);
      const json = [{ op: 'replace', path: `/${member}`, value }];
      await story.send(request(story, `patch${Name}`, { path, json, mediaType: jsonPatch }), {
        as: 'owner',
        expect: 400,
        ruled: true,
        ...(member === 'id' ? { example: 'prohibited_field' } : {}),
        why: `Patch /${member} of one ${singular}`,
      });
    },
  });
}

function inMerge(resource: Resource, member: string, value: unknown): Scenario {
  const { singular, Name, itemPath } = resource;
  return scenario({
    suite: 'validation',
    title: `The ${member} of a ${singular} cannot be changed by a merge patch`,
    cell: `PATCH ${itemPath} 400`,
    requirements: ['S0-400-prohibited-field'],
    run: async (story) => {
      const path = await existing(story, resource);
      const json = { [member]: value };
      await story.send(request(story, `patch${Name}`, { path, json, mediaType: mergePatch }), {
        as: 'owner',
        expect: 400,
        ruled: true,
        why: `Merge another ${member} into one ${singular}`,
      });
    },
  });
}

async function existing(story: Story, { input, around, ...family }: Resource) {
  const json = input(11, `Existing ${story.unique()}`);
  return (await createdChild(story, family, { model: await around(story), json })).path;
}

/** Only the id has a text of its own in S0; of the others, code and status are due. */
function refusal(member: string): { readonly cause?: Cause; readonly subject?: string } {
  return member === 'id' ? { cause: 'read-only-member', subject: member } : {};
}
