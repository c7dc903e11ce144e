import { expect, test } from 'vitest';
import { reachableSchemas } from './reachable-schemas.ts';

const document = {
  components: {
    schemas: {
      Pet: { properties: { owner: { $ref: '#/components/schemas/Owner' }, name: { type: 'string' } } },
      Owner: { properties: { pets: { items: { $ref: '#/components/schemas/Pet' } } } },
      Lost: { $ref: '#/components/schemas/Nowhere' },
      Other: {},
    },
  },
};

test.each<[roots: string[], reached: string[]]>([
  [
    ['Pet'],
    [
      'Owner',
      'Owner/properties/pets',
      'Owner/properties/pets/items',
      'Pet',
      'Pet/properties/name',
      'Pet/properties/owner',
    ],
  ],
  [['Lost'], ['Lost']],
  [['Nowhere'], []],
  [[], []],
])('from %j', (roots, reached) => {
  const pointer = (name: string) => `#/components/schemas/${name}`;
  expect([...reachableSchemas(document, roots.map(pointer))].sort()).toEqual(reached.map(pointer));
});
