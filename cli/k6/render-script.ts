import type { Journey, Leftovers } from '../../harness/journeys/journey.ts';
import { takenBy } from '../../harness/journeys/pieces.ts';
import { type PersonaHeaders, personaHeaders } from './credentials.ts';
import { renderJourney, requestOf } from './render-journey.ts';
import { listOf, Names, quoted } from './source-text.ts';

/** What a load test is made for. */
export interface LoadTest {
  readonly title: string;
  /** Base URL of the target that the journeys were rehearsed on. */
  readonly url: string;
  readonly journeys: readonly Journey[];
}

const helpers = ['base64', 'path', 'secret', 'uniqueNumber', 'uuid'];

/** script.ts: the part of a load test that is about one API. Pure. */
export function renderScript({ title, url, journeys }: LoadTest): string {
  const steps = journeys.flatMap((journey) => journey.steps);
  const names = new Names([
    ...helpers,
    'iterate',
    'begin',
    'loadOptions',
    'removeLeftovers',
    'options',
    'setup',
    'teardown',
    'madeFor',
    'operations',
    'journeys',
    'collections',
    'variables',
  ]);
  const personas = personaHeaders(steps, names);
  const functions = journeys.map((journey) => {
    const name = names.make(journey.name);
    return { name, source: renderJourney(journey, name, personas) };
  });
  const collections = collectionsOf(journeys, personas);
  const operations = [...new Set(steps.map(({ operation }) => operation.key))];
  const body = `/** Changes what is on the target: other hosts have to be named by ASSAY_WRITABLE. */
const madeFor = ${quoted(url)};

/** Environment variables with the credentials of the personas. */
const variables: readonly string[] = ${listOf(personas.variables.map(quoted), '')};
${personas.source === '' ? '' : `\n${personas.source}`}
${functions.map(({ source }) => source).join('\n')}
const journeys = ${listOf(
    functions.map(({ name }) => name),
    '',
  )};

/** Each has thresholds of its own. */
const operations = ${listOf(operations.map(quoted), '')};

/** Where teardown finds what iterations have left that were cut off. */
const collections: readonly Collection[] = ${listOf(collections, '')};

export const options = loadOptions(journeys, operations);

export function setup(): Run {
  return begin(madeFor, variables);
}

export default function (run: Run): void {
  iterate(journeys, run);
}

export function teardown(run: Run): void {
  removeLeftovers(run, collections);
}
`;
  const used = helpers.filter((name) => new RegExp(`\\b${name}[(\`]`).test(body));
  const imports = [
    'begin',
    'type Collection',
    'loadOptions',
    'type Run',
    'removeLeftovers',
    'type Visit',
    'iterate',
    ...used,
  ];
  return `// A load test of ${inComment(title)} for k6, by assay k6. Each journey was rehearsed on ${inComment(url)}.
//
//   k6 run -e ASSAY_PROFILE=load --summary-export summary.json script.ts
//
// ASSAY_PROFILE is smoke (each journey once), load, soak or spike.
import { ${imports.sort((one, other) => bare(one).localeCompare(bare(other))).join(', ')} } from './assay.ts';

${body}`;
}

/** One for each list, whatever journeys ask for it. */
function collectionsOf(journeys: readonly Journey[], personas: PersonaHeaders): readonly string[] {
  const found = journeys.flatMap((journey) => journey.leftovers.map((left) => ({ journey, left })));
  const byList = new Map(found.map((one) => [one.journey.steps[one.left.list]?.operation.key, one]));
  return [...byList.values()].flatMap(({ journey, left }) => collectionOf(journey, left, personas));
}

function collectionOf({ steps }: Journey, left: Leftovers, personas: PersonaHeaders): string[] {
  const [list, removal] = [steps[left.list], steps[left.removal]];
  if (!list || !removal || takenBy(removal).length !== 1) return [];
  const ofItem = (): string => `item.take(${quoted(left.identifier)})`;
  return [
    `{
    list: ${requestOf(list, () => '', personas, '    ')},
    items: ${quoted(left.items)},
    remove: (item) => (${requestOf(removal, ofItem, personas, '    ')}),
  }`,
  ];
}

/** What a document says stays in its line. */
function inComment(text: string): string {
  return quoted(text).slice(1, -1).replaceAll("\\'", "'");
}

function bare(name: string): string {
  return name.replace(/^type /, '');
}
