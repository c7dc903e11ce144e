import { threatModel } from '../../../../fixtures/tmi/threat-model.ts';
import {
  type Answer,
  jsonPatch,
  momentAt,
  type PathValues,
  request,
  type Scenario,
  type Story,
  sameValue,
  shows,
  textAt,
  valueAt,
} from '../../../../suite/suite.ts';
import { claimLocation } from '../../steps/location.ts';
import { isLater, isNotBefore, isSameMoment } from '../../steps/moments.ts';
import { scenario } from '../scenario.ts';

/** S0, "Resource Lifecycle Scenarios", one after the other. */

const item = '/threat_models/{threat_model_id}';

export const threatModelLifecycle: readonly Scenario[] = [
  scenario({
    suite: 'lifecycle',
    title: 'A new threat model is shown as it was sent, and belongs to its creator',
    cell: 'POST /threat_models 201',
    requirements: [
      'S0-scenarios-create',
      'S0-201-create',
      'S0-201-location',
      'S0-201-id-generated',
      'S0-201-owner',
      'S0-200-timestamps',
    ],
    run: async (story) => {
      const json = threatModel(20, `New Model ${story.unique()}`);
      const sentAt = Date.now();
      const answer = await story.send(request(story, 'createThreatModel', { json }), {
        as: 'owner',
        expect: 201,
        why: 'Create a threat model',
      });
      const { threat_model_framework, issue_uri, metadata, ...others } = json;
      story.claim(answer, {
        sentence: `The answer shows ${Object.keys(others).join(' and ')} as they were sent`,
        holds: shows(answer, others),
        requirement: 'S0-201-representation',
      });
      story.claim(answer, {
        sentence: 'The answer shows framework, issue and metadata as they were sent',
        holds: shows(answer, { threat_model_framework, issue_uri, metadata }),
        requirement: 'S0-201-representation',
      });
      story.claim(answer, {
        sentence: 'created_at is within five minutes of now',
        holds: Math.abs(momentAt(answer, '/created_at') - sentAt) < 5 * 60_000,
        requirement: 'S0-scenarios-create',
      });
      story.claim(answer, {
        sentence: 'modified_at is not before created_at',
        holds: isNotBefore(valueAt(answer, '/modified_at'), valueAt(answer, '/created_at')),
        requirement: 'S0-200-timestamps',
      });
    },
  }),
  scenario({
    suite: 'lifecycle',
    title: 'The owner of a new threat model is whoever created it',
    cell: 'POST /threat_models 201',
    requirements: ['S0-201-owner', 'S0-200-owner'],
    // A mock shows the owner of the example.
    needs: ['business-rules'],
    run: async (story) => {
      const { subject } = await story.identity('owner');
      const json = threatModel(21, `Mine ${story.unique()}`);
      const answer = await story.send(request(story, 'createThreatModel', { json }), {
        as: 'owner',
        expect: 201,
        why: 'Create a threat model as the owner',
      });
      story.claim(answer, {
        sentence: 'owner and created_by are the caller',
        holds:
          valueAt(answer, '/owner/provider_id') === subject &&
          valueAt(answer, '/created_by/provider_id') === subject,
        requirement: 'S0-201-owner',
      });
    },
  }),
  scenario({
    suite: 'lifecycle',
    title: 'A threat model reads as it was created, by its id and by its Location',
    cell: `GET ${item} 200`,
    requirements: [
      'S0-200-get-threat-model',
      'S0-200-threat-model-members',
      'S0-201-location-resolves',
      'S0-overview-safe-get',
    ],
    run: async (story) => {
      const created = await create(story, 22);
      const path = pathOf(created);
      const read = await story.send(request(story, 'getThreatModel', { path }), {
        as: 'owner',
        expect: 200,
        why: 'Read the new threat model by its id',
      });
      story.claim(read, {
        sentence: 'A GET right after the creation returns the same as the creation',
        holds: sameValue(read.json, created.json),
        requirement: 'S0-201-representation',
      });
      const members = ['id', 'name', 'description', 'created_at', 'modified_at', 'owner'];
      story.claim(read, {
        sentence: `The threat model has ${members.join(', ')}`,
        holds: members.every((member) => valueAt(read, `/${member}`) !== undefined),
        requirement: 'S0-200-threat-model-members',
      });
      claimLocation(story, created, 'threat model', 'getThreatModel', path);
      const again = await story.send(request(story, 'getThreatModel', { path }), {
        as: 'owner',
        expect: 200,
        step: 'follow-up',
        why: 'Read it once more',
      });
      story.claim(again, {
        sentence: 'Reading changes nothing',
        holds: again.response.body === read.response.body,
        requirement: 'S0-overview-safe-get',
      });
    },
  }),
  scenario({
    suite: 'lifecycle',
    title: 'A threat model that is replaced shows its new values, under the old id',
    cell: `PUT ${item} 200`,
    requirements: ['S0-scenarios-update-full', 'S0-200-put', 'S0-overview-put-idempotent'],
    run: async (story) => {
      const created = await create(story, 23);
      const path = pathOf(created);
      const json = {
        ...threatModel(24, `Updated Model ${story.unique()}`),
        description: 'New description',
        threat_model_framework: 'STRIDE',
      };
      await later();
      const replaced = await story.send(request(story, 'updateThreatModel', { path, json }), {
        as: 'owner',
        expect: 200,
        why: 'Replace name, description and framework',
      });
      claimChange(story, created, replaced, json, 'S0-scenarios-update-full');
      const again = await story.send(request(story, 'updateThreatModel', { path, json }), {
        as: 'owner',
        expect: 200,
        step: 'follow-up',
        why: 'Send the same replacement once more',
      });
      story.claim(again, {
        sentence: 'The same PUT twice leaves the same state as once',
        holds:
          shows(again, json) && isSameMoment(valueAt(again, '/created_at'), valueAt(created, '/created_at')),
        requirement: 'S0-overview-put-idempotent',
      });
    },
  }),
  scenario({
    suite: 'lifecycle',
    title: 'A threat model that is patched shows the new name and keeps the rest',
    cell: `PATCH ${item} 200`,
    requirements: ['S0-scenarios-update-partial', 'S0-200-patch'],
    run: async (story) => {
      const created = await create(story, 25);
      const path = pathOf(created);
      const name = `Partially Updated ${story.unique()}`;
      const json = [{ op: 'replace', path: '/name', value: name }];
      await later();
      const patched = await story.send(
        request(story, 'patchThreatModel', { path, json, mediaType: jsonPatch }),
        { as: 'owner', expect: 200, why: 'Replace /name' },
      );
      const kept = [
        'description',
        'threat_model_framework',
        'metadata',
        'issue_uri',
        'owner',
        'authorization',
      ];
      claimChange(story, created, patched, { name }, 'S0-scenarios-update-partial');
      story.claim(patched, {
        sentence: 'Everything except the name is unchanged',
        holds: kept.every((member) =>
          sameValue(valueAt(patched, `/${member}`), valueAt(created, `/${member}`), { unordered: true }),
        ),
        requirement: 'S0-scenarios-update-partial',
      });
    },
  }),
];

async function create(story: Story, seed: number): Promise<Answer> {
  const json = threatModel(seed, `New Model ${story.unique()}`);
  return story.send(request(story, 'createThreatModel', { json }), {
    as: 'owner',
    expect: 201,
    step: 'set-up',
    why: 'Create a threat model',
  });
}

function pathOf(created: Answer): PathValues {
  return { threat_model_id: textAt(created, '/id') };
}

function claimChange(story: Story, before: Answer, after: Answer, sent: object, requirement: string): void {
  story.claim(after, {
    sentence: 'The answer shows the new values under the old id',
    holds: shows(after, sent) && valueAt(after, '/id') === valueAt(before, '/id'),
    requirement,
  });
  story.claim(after, {
    sentence: 'created_at is unchanged',
    holds: isSameMoment(valueAt(after, '/created_at'), valueAt(before, '/created_at')),
    requirement,
  });
  story.claim(after, {
    sentence: 'modified_at is later than before',
    holds: isLater(valueAt(after, '/modified_at'), valueAt(before, '/modified_at')),
    requirement,
  });
}

/** Timestamps may have whole seconds only: without a wait, a later one could look the same. */
function later(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1100));
}
