import { expect, test } from 'vitest';
import { understand } from '../../contract/contract.ts';
import { loadBundled } from '../../contract/document/load.ts';
import { addon } from '../../fixtures/tmi/addon.ts';
import { diagram } from '../../fixtures/tmi/diagram.ts';
import { document } from '../../fixtures/tmi/document.ts';
import { metadata } from '../../fixtures/tmi/metadata.ts';
import { source } from '../../fixtures/tmi/source.ts';
import { threat } from '../../fixtures/tmi/threat.ts';
import { threatModel } from '../../fixtures/tmi/threat-model.ts';
import { webhook } from '../../fixtures/tmi/webhook.ts';

const contract = understand(await loadBundled('specs/tmi/openapi.yaml'));
const someone = { principal_type: 'user', provider: 'test', provider_id: 'bob', role: 'reader' } as const;

const builders: readonly (readonly [string, (seed: number, name: string) => object, readonly string[]])[] = [
  ['threat model', threatModel, ['createThreatModel', 'updateThreatModel']],
  ['shared threat model', (seed, name) => threatModel(seed, name, [someone]), ['createThreatModel']],
  ['threat', threat, ['createThreat', 'updateThreat']],
  ['document', document, ['createDocument', 'updateDocument']],
  ['source', source, ['createSource', 'updateSource']],
  ['diagram', diagram, ['createDiagram', 'updateDiagram']],
  ['webhook', webhook, ['createWebhook']],
  ['add-on', (seed, name) => addon(seed, name, '01890a5d-ac96-774b-bcce-b302099a8057'), ['createAddon']],
  ['metadata entry', (seed) => metadata(seed), ['createThreatModelMetadata']],
];

test.each(builders)('the body of a %s is valid, whatever the seed', (_, build, operations) => {
  for (const id of operations) {
    const operation = contract.operations.find((each) => each.id === id);
    const schema = operation?.body?.content[0]?.schema;
    if (schema === undefined) throw new Error(`${id} has no body`);
    const validator = contract.requests.at(schema);
    for (let seed = 0; seed < 200; seed++)
      expect(validator.problems(build(seed, `Name ${seed}`)), `${id}, seed ${seed}`).toEqual([]);
  }
});

test.each(builders)(
  'the body of a %s is the same for the same seed, and another one for another',
  (_, build) => {
    expect(build(7, 'Name')).toEqual(build(7, 'Name'));
    expect(build(7, 'Name')).not.toEqual(build(8, 'Name'));
  },
);

test('the edges of a diagram end at its nodes', () => {
  const { cells } = diagram(1, 'Checkout');
  const nodes = cells.filter(({ shape }) => shape !== 'edge').map(({ id }) => id);
  const ends = cells.flatMap((cell) => (cell.shape === 'edge' ? [cell.source.cell, cell.target.cell] : []));
  expect(ends).toHaveLength(4);
  expect(ends.filter((end) => !nodes.includes(end))).toEqual([]);
});
