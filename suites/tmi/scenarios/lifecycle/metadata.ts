import { metadata } from '../../../../fixtures/tmi/metadata.ts';
import {
  contains,
  eachOf,
  itemsOf,
  type PathValues,
  request,
  type Scenario,
  type Story,
  valueAt,
} from '../../../../suite/suite.ts';
import { createdChild } from '../../steps/created-child.ts';
import { families } from '../../steps/families.ts';
import { claimLocation } from '../../steps/location.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

/** Something that carries metadata. */
interface Host {
  readonly singular: string;
  readonly Name: string;
  readonly path: string;
  readonly given: (story: Story) => Promise<PathValues>;
}

const hosts: readonly Host[] = [
  {
    singular: 'threat model',
    Name: 'ThreatModel',
    path: '/threat_models/{threat_model_id}',
    given: sharedThreatModel,
  },
  ...families.map(({ singular, Name, parameter, itemPath, input }) => ({
    singular,
    Name,
    path: itemPath,
    given: async (story: Story) => {
      const model = await sharedThreatModel(story);
      const json = input(70, `Host ${story.unique()}`);
      return (await createdChild(story, { singular, Name, parameter }, { model, json })).path;
    },
  })),
];

/** The life of a metadata entry, said once for all five hosts. */
export const metadataLifecycles: readonly Scenario[] = hosts.map(
  ({ singular, Name, path: hostPath, given }) =>
    scenario({
      suite: 'lifecycle',
      title: `An entry of the metadata of a ${singular} is set, read, listed, changed and deleted`,
      cell: `POST ${hostPath}/metadata 201`,
      requirements: ['S0-201-create', 'S0-201-location-resolves', 'S0-overview-consistency'],
      run: async (story) => {
        const host = await given(story);
        const { key, value } = metadata(71);
        const created = await story.send(
          request(story, `create${Name}Metadata`, { path: host, json: { key, value } }),
          { as: 'writer', expect: 201, why: 'Set an entry as a writer' },
        );
        story.claim(created, {
          sentence: 'The response is the entry',
          holds: contains(created.json, { key, value }),
          requirement: 'S0-201-representation',
        });
        const path = { ...host, key };
        claimLocation(story, created, 'entry', `get${Name}Metadata`, { key });
        const read = await story.send(request(story, `get${Name}Metadata`, { path }), {
          as: 'reader',
          expect: 200,
          step: 'follow-up',
          why: 'Read the entry as a reader',
        });
        story.claim(read, {
          sentence: 'The entry has the value that was set',
          holds: valueAt(read, '/value') === value,
          requirement: 'S0-201-create',
        });
        const list = await story.send(request(story, `list${Name}Metadata`, { path: host }), {
          as: 'reader',
          expect: 200,
          step: 'follow-up',
          why: 'List the entries',
        });
        story.claim(list, {
          sentence: 'The list contains the entry',
          holds: itemsOf(list).some((entry) => contains(entry, { key, value })),
          requirement: 'S0-201-create',
        });
        const changed = await story.send(
          request(story, `update${Name}Metadata`, { path, json: { value: 'changed' } }),
          { as: 'writer', expect: 200, step: 'follow-up', why: 'Change the value' },
        );
        story.claim(changed, {
          sentence: 'The entry has the new value under the old key',
          holds: contains(changed.json, { key, value: 'changed' }),
          requirement: 'S0-200-put',
        });
        await story.send(request(story, `delete${Name}Metadata`, { path }), {
          as: 'writer',
          expect: 204,
          step: 'follow-up',
          why: 'Delete the entry',
        });
        const rest = await story.send(request(story, `list${Name}Metadata`, { path: host }), {
          as: 'reader',
          expect: 200,
          step: 'follow-up',
          why: 'List the entries after the deletion',
        });
        story.claim(rest, {
          sentence: 'The very next list does not contain the entry',
          holds: !eachOf(rest, 'key').includes(key),
          requirement: 'S0-204-completed',
        });
        await story.send(request(story, `get${Name}Metadata`, { path }), {
          as: 'reader',
          expect: 404,
          cause: 'unknown-resource',
          subject: 'key',
          step: 'follow-up',
          why: 'Look for the entry after its deletion',
        });
      },
    }),
);
