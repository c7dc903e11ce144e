import {
  contains,
  jsonPatch,
  mergePatch,
  request,
  type Scenario,
  sameValue,
  valueAt,
} from '../../../../suite/suite.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

const cell = (status: number) => `PATCH /threat_models/{threat_model_id} ${status}`;

interface Patched {
  readonly what: string;
  readonly mediaType: string;
  readonly json: unknown;
  /** What the threat model then shows. */
  readonly result: Readonly<Record<string, unknown>>;
}

const entry = { key: 'priority-level', value: 'high' };

/** Every operation of RFC 6902, and RFC 7396, on a new threat model. */
const patches: readonly Patched[] = [
  {
    what: 'add',
    mediaType: jsonPatch,
    json: [{ op: 'add', path: '/description', value: 'Added' }],
    result: { description: 'Added' },
  },
  {
    what: 'replace',
    mediaType: jsonPatch,
    json: [{ op: 'replace', path: '/name', value: 'Partially Updated' }],
    result: { name: 'Partially Updated' },
  },
  {
    what: 'remove',
    mediaType: jsonPatch,
    json: [
      { op: 'replace', path: '/metadata', value: [entry, { key: 'gone-soon', value: 'x' }] },
      { op: 'remove', path: '/metadata/1' },
    ],
    result: { metadata: [entry] },
  },
  {
    what: 'copy',
    mediaType: jsonPatch,
    json: [
      { op: 'replace', path: '/name', value: 'Copied' },
      { op: 'copy', from: '/name', path: '/description' },
    ],
    result: { name: 'Copied', description: 'Copied' },
  },
  {
    what: 'move',
    mediaType: jsonPatch,
    json: [
      { op: 'add', path: '/issue_uri', value: 'https://issues.example.com/7' },
      { op: 'move', from: '/issue_uri', path: '/description' },
    ],
    result: { description: 'https://issues.example.com/7' },
  },
  {
    what: 'test that holds',
    mediaType: jsonPatch,
    json: [
      { op: 'replace', path: '/name', value: 'Tested' },
      { op: 'test', path: '/name', value: 'Tested' },
    ],
    result: { name: 'Tested' },
  },
  {
    what: 'merge patch',
    mediaType: mergePatch,
    json: { name: 'Merged', issue_uri: null },
    result: { name: 'Merged' },
  },
];

const applied: readonly Scenario[] = patches.map(({ what, mediaType, json, result }) =>
  scenario({
    suite: 'validation',
    title: `A patch with ${what} is applied`,
    cell: cell(200),
    requirements: ['S0-200-patch', ...(mediaType === mergePatch ? ['S0-409-merge-patch'] : [])],
    run: async (story) => {
      const path = await sharedThreatModel(story);
      const answer = await story.send(request(story, 'patchThreatModel', { path, json, mediaType }), {
        as: 'owner',
        expect: 200,
        why: `Send a patch with ${what}`,
      });
      story.claim(answer, {
        sentence: `The threat model shows the result of the patch with ${what}`,
        holds: contains(answer.json, result),
        requirement: 'S0-200-patch',
      });
    },
  }),
);

interface BadPatch {
  readonly what: string;
  readonly json: unknown;
  /** Well-formed, so that only applying it shows that it cannot be applied. */
  readonly wellFormed?: true;
}

const badPatches: readonly BadPatch[] = [
  { what: 'an unknown operation', json: [{ op: 'increment', path: '/name', value: 1 }] },
  { what: 'no operation', json: [{ path: '/name', value: 'x' }] },
  { what: 'a path that is no JSON Pointer', json: [{ op: 'replace', path: 'name', value: 'x' }] },
  { what: 'a pointer with a broken escape', json: [{ op: 'replace', path: '/na~2me', value: 'x' }] },
  { what: 'no value to add', json: [{ op: 'add', path: '/description' }] },
  { what: 'a move from nowhere', json: [{ op: 'move', path: '/description' }] },
  { what: 'no operations at all', json: [] },
  {
    what: 'a path where nothing is',
    json: [{ op: 'remove', path: '/reviewers' }],
    wellFormed: true,
  },
  {
    what: 'an index after the end',
    json: [{ op: 'add', path: '/metadata/99', value: entry }],
    wellFormed: true,
  },
  {
    what: 'a test that does not hold',
    json: [
      { op: 'replace', path: '/description', value: 'Half done' },
      { op: 'test', path: '/name', value: 'Somebody else was faster' },
    ],
    wellFormed: true,
  },
  {
    what: 'a name that would not be valid',
    json: [{ op: 'replace', path: '/name', value: '' }],
    wellFormed: true,
  },
];

const refused: readonly Scenario[] = badPatches.map(({ what, json, wellFormed }) =>
  scenario({
    suite: 'validation',
    title: `A patch with ${what} is refused and changes nothing`,
    cell: cell(400),
    requirements: ['S0-400-types-and-formats', 'S0-400-code-invalid-input'],
    run: async (story) => {
      const path = await sharedThreatModel(story);
      const before = await story.send(request(story, 'getThreatModel', { path }), {
        as: 'owner',
        expect: 200,
        step: 'set-up',
        why: 'Read the previous state',
      });
      await story.send(request(story, 'patchThreatModel', { path, json, mediaType: jsonPatch }), {
        as: 'owner',
        expect: 400,
        ...(wellFormed && { ruled: true }),
        why: `Send a patch with ${what}`,
      });
      const after = await story.send(request(story, 'getThreatModel', { path }), {
        as: 'owner',
        expect: 200,
        step: 'follow-up',
        why: 'Read the state after the refused patch',
      });
      story.claim(after, {
        sentence: 'A refused patch changed nothing, not even in part',
        holds: ['/name', '/description', '/metadata', '/modified_at'].every((member) =>
          sameValue(valueAt(after, member), valueAt(before, member), { unordered: true }),
        ),
        requirement: 'S0-400-code-invalid-input',
      });
    },
  }),
);

export const jsonPatches: readonly Scenario[] = [...applied, ...refused];
