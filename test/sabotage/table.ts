import type { Station } from './crew.ts';
import type { CataloguedSabotage } from './sabotage.ts';
import type { Place } from './trial.ts';
import type { Decision, Verdict } from './verdict.ts';

/** A sabotage with what became of it. */
export interface Tried {
  readonly sabotage: CataloguedSabotage;
  readonly decision: Decision;
}

export interface Tally {
  readonly variants: number;
  readonly caught: number;
  readonly survived: number;
  readonly apart: number;
  readonly hidden: number;
  readonly falseAlarms: number;
}

export function tallyOf(tried: readonly Tried[]): Tally {
  const count = (...kinds: readonly Verdict['kind'][]) =>
    tried.filter(({ decision }) => kinds.includes(decision.verdict.kind)).length;
  return {
    variants: tried.length,
    caught: count('caught'),
    survived: count('survived'),
    apart: count('crashed', 'not-reachable'),
    hidden: count('hidden'),
    falseAlarms: tried.reduce((sum, { decision }) => sum + decision.falseAlarms.length, 0),
  };
}

/** In one sentence; the kill rate is of those that ran and could be reached. */
export function sentenceOf({ variants, caught, survived, apart, hidden, falseAlarms }: Tally): string {
  const tested = caught + survived;
  const rate = tested === 0 ? 0 : (100 * caught) / tested;
  const shown = Number.isInteger(rate) ? String(rate) : rate.toFixed(1);
  const unseen = hidden === 0 ? '' : `${hidden} cannot be triggered there, `;
  return `${variants} variants: ${caught} of ${tested} caught (kill rate ${shown} %), ${survived} survived, ${unseen}${apart} apart, ${falseAlarms} false alarms`;
}

/** The published table, in Markdown. The same outcome is the same text. */
export function renderTable(tried: readonly Tried[], { api, place }: Station): string {
  const families = [...Map.groupBy(tried, ({ sabotage }) => sabotage.family)];
  return [
    ...(api === 'tmi' ? introductions[place] : introductionOf(api)),
    '',
    `${sentenceOf(tallyOf(tried))}.`,
    ...families.flatMap(([name, members]) => ['', `## ${name}`, '', ...heading, ...members.map(line)]),
    '',
  ].join('\n');
}

function introductionOf(api: string): readonly string[] {
  return [
    `# Sabotaged servers of ${api}`,
    '',
    'Each line is the reference server with one thing broken from outside, as in [sabotage.md](sabotage.md).',
    `\`npm run sabotage -- --api ${api}\` makes this table.`,
  ];
}

const introductions: Readonly<Record<Place, readonly string[]>> = {
  reference: [
    '# Sabotaged servers',
    '',
    'Each line is the reference server with one thing broken from outside (`test/sabotage/`). It is caught if the suite',
    'finds a violation of the level MUST of the requirement, or in the cell, that was broken; any other violation is a',
    'false alarm. `npm run sabotage` makes this table.',
  ],
  url: [
    '# Sabotaged servers behind a URL',
    '',
    'The servers of [sabotage.md](sabotage.md), tested with `--target <url> --auth test-provider`: without forced faults, a',
    'receiver of webhooks or an identity provider of SAML. What cannot be triggered so is not counted in the kill rate.',
    '`npm run sabotage -- --behind-url` makes this table.',
  ],
};

const heading = [
  '| variant | what is broken | caught by | requirement or check | cell | verdict |',
  '|---|---|---|---|---|---|',
];

function line({ sabotage, decision }: Tried): string {
  const { verdict, falseAlarms } = decision;
  const proof = verdict.kind === 'caught' ? verdict.by : undefined;
  const alarms = falseAlarms.length === 0 ? '' : `, ${falseAlarms.length} false alarms`;
  return row([
    `\`${sabotage.id}\``,
    sabotage.title,
    proof?.suite ?? '',
    proof?.requirement ?? proof?.check ?? '',
    proof ? `\`${proof.cell}\`` : '',
    `${wordFor(verdict)}${alarms}`,
  ]);
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function wordFor(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'caught':
      return 'caught';
    case 'survived':
      return '**survived**';
    case 'crashed':
      return `crashed: ${verdict.why}`;
    case 'not-reachable':
      return `not reachable: ${verdict.why}`;
    case 'hidden':
      return `cannot be triggered: ${verdict.why}`;
  }
}
