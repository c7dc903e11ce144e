import { request, type Scenario, valueAt } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

interface Boundary {
  readonly what: string;
  readonly member: string;
  readonly value: string;
}

/**
 * Values on the last step inside the limits, which have to be accepted and kept as they are. Where there is room, the text
 * of the run is in them: what is made with them can be told from the rest, also if nobody sees the answer.
 */
const inside: readonly (Omit<Boundary, 'value'> & { readonly value: (unique: string) => string })[] = [
  { what: 'a name of one character', member: 'name', value: () => 'x' },
  { what: 'a name of 256 characters', member: 'name', value: (unique) => unique.padEnd(256, 'n') },
  { what: 'a name in another script', member: 'name', value: (unique) => `脅威モデル Übersicht ${unique}` },
  {
    what: 'a description of 1024 characters',
    member: 'description',
    value: (unique) => unique.padEnd(1024, 'd'),
  },
  { what: 'a framework of 30 characters', member: 'threat_model_framework', value: () => 'F'.repeat(30) },
];

/** Values on the first step outside. */
const outside: readonly Boundary[] = [
  { what: 'an empty name', member: 'name', value: '' },
  { what: 'a name of 257 characters', member: 'name', value: 'n'.repeat(257) },
  { what: 'a name with markup', member: 'name', value: '<b>bold</b>' },
  { what: 'a description of 1025 characters', member: 'description', value: 'd'.repeat(1025) },
  { what: 'a framework of 31 characters', member: 'threat_model_framework', value: 'F'.repeat(31) },
];

const minimal = { name: 'Boundary' };

export const boundaries: readonly Scenario[] = [
  ...inside.map(({ what, member, value }) =>
    scenario({
      suite: 'validation',
      title: `A threat model with ${what} is accepted`,
      cell: 'POST /threat_models 201',
      requirements: ['S0-201-create', 'S0-practices-field-constraints'],
      run: async (story) => {
        const unique = story.unique();
        const sent = value(unique);
        const json = { ...minimal, description: `Made as ${unique}`, [member]: sent };
        const answer = await story.send(request(story, 'createThreatModel', { json }), {
          as: 'owner',
          expect: 201,
          why: `Create a threat model with ${what}`,
        });
        story.claim(answer, {
          sentence: `${member} is stored as it was sent`,
          holds: valueAt(answer, `/${member}`) === sent,
          requirement: 'S0-201-representation',
        });
      },
    }),
  ),
  ...outside.map(({ what, member, value }) =>
    scenario({
      suite: 'validation',
      title: `A threat model with ${what} is refused`,
      cell: 'POST /threat_models 400',
      requirements: ['S0-practices-field-constraints', 'S0-400-types-and-formats', 'S0-overview-clarity'],
      run: async (story) => {
        const json = { ...minimal, [member]: value };
        await story.send(request(story, 'createThreatModel', { json }), {
          as: 'owner',
          expect: 400,
          cause: 'invalid-member',
          subject: member,
          why: `Create a threat model with ${what}`,
        });
      },
    }),
  ),
];
