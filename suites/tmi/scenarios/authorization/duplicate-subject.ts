import { threatModel } from '../../../../fixtures/tmi/threat-model.ts';
import { isObject, jsonPatch, mergePatch, request, type Scenario, valueAt } from '../../../../suite/suite.ts';
import { entryFor, sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

/** S0, "Duplicate Authorization Entry": its body is a merge patch; the same as a JSON Patch. */
const inPatches: readonly Scenario[] = [
  { form: 'a merge patch', mediaType: mergePatch, body: (value: unknown) => ({ authorization: value }) },
  {
    form: 'a JSON Patch',
    mediaType: jsonPatch,
    body: (value: unknown) => [{ op: 'replace', path: '/authorization', value }],
  },
].map(({ form, mediaType, body }) =>
  scenario({
    suite: 'authorization',
    title: `Nobody is named twice in the authorization, by ${form}`,
    cell: 'PATCH /threat_models/{threat_model_id} 409',
    requirements: ['S0-409-sample-duplicate-authorization', 'S0-409-merge-patch', 'S0-409-code-conflict'],
    run: async (story) => {
      const path = await sharedThreatModel(story);
      const { subject } = await story.identity('reader');
      const twice = [
        { provider_id: subject, role: 'writer' },
        { provider_id: subject, role: 'reader' },
      ];
      await story.send(request(story, 'patchThreatModel', { path, json: body(twice), mediaType }), {
        as: 'owner',
        expect: 409,
        ruled: true,
        why: 'Give somebody two roles',
      });
      const after = await story.send(request(story, 'getThreatModel', { path }), {
        as: 'reader',
        expect: 200,
        step: 'follow-up',
        why: 'Read the state after the refused change',
      });
      story.claim(after, {
        sentence: 'The user with two roles in the refused change still has the previous role',
        holds: rolesOf(valueAt(after, '/authorization'), subject).join() === 'reader',
        requirement: 'S0-409-sample-duplicate-authorization',
      });
    },
  }),
);

function rolesOf(authorization: unknown, subject: string): unknown[] {
  const entries = Array.isArray(authorization) ? authorization.filter(isObject) : [];
  return entries.filter(({ provider_id }) => provider_id === subject).map(({ role }) => role);
}

/** Decided: the same where the whole authorization is sent. */
const inWholes: readonly Scenario[] = [
  {
    operation: 'createThreatModel',
    cell: 'POST /threat_models 409',
    what: 'created',
    given: async () => ({}),
  },
  {
    operation: 'updateThreatModel',
    cell: 'PUT /threat_models/{threat_model_id} 409',
    what: 'replaced',
    given: sharedThreatModel,
  },
].map(({ operation, cell, what, given }) =>
  scenario({
    suite: 'authorization',
    title: `Nobody is named twice in the authorization of a threat model that is ${what}`,
    cell,
    requirements: ['S0-409-code-conflict'],
    run: async (story) => {
      const reader = await story.identity('reader');
      const twice = [entryFor(reader, 'reader'), entryFor(reader, 'writer')];
      const json = threatModel(210, `Twice ${story.unique()}`, twice);
      await story.send(request(story, operation, { path: await given(story), json }), {
        as: 'owner',
        expect: 409,
        ruled: true,
        why: 'Give somebody two roles',
      });
    },
  }),
);

export const duplicateSubject: readonly Scenario[] = [...inPatches, ...inWholes];
