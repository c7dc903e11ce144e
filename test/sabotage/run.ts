import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type Outcome, performAll, performControl, type Station } from './crew.ts';
import type { CataloguedSabotage } from './sabotage.ts';
import { isSubject, subjects } from './subjects.ts';
import { renderTable, sentenceOf, type Tried, tallyOf } from './table.ts';
import type { Decision } from './verdict.ts';

const { values: flags } = parseArgs({
  options: {
    api: { type: 'string', default: 'tmi' },
    only: { type: 'string', multiple: true },
    'behind-url': { type: 'boolean', default: false },
    workers: { type: 'string', default: String(Math.min(2, availableParallelism())) },
  },
});

process.exitCode = isSubject(flags.api)
  ? await main(flags.only ?? [], {
      workers: Number(flags.workers),
      at: { api: flags.api, place: flags['behind-url'] ? 'url' : 'reference' },
    })
  : told(2, `--api can be ${Object.keys(subjects).join(' or ')}, and not ${flags.api}`);

/** 0: all that could be reached are caught and nothing else was found; 1: not so; 2: the control is not green. */
async function main(
  only: readonly string[],
  { workers, at }: { readonly workers: number; readonly at: Station },
): Promise<number> {
  const { api, place } = at;
  if (api !== 'tmi' && place === 'url') return told(2, `${api} is sabotaged on its reference target only`);
  const { sabotages, page } = subjects[api];
  const wanted: readonly CataloguedSabotage[] =
    only.length === 0 ? sabotages : sabotages.filter((each) => isNamed(each, only));
  if (wanted.length === 0) return told(2, `no sabotage is called ${only.join(' or ')}`);
  const start = Date.now();
  const control = await performControl(at);
  const isGreen = control.decision.verdict.kind === 'survived' && control.decision.falseAlarms.length === 0;
  const seconds = () => Math.round((Date.now() - start) / 1000);
  say([
    `control: ${isGreen ? 'green' : 'not green'}, ${seconds()} s`,
    ...control.decision.falseAlarms.map(alarm),
  ]);
  if (!isGreen) return told(2, 'the server that nobody sabotaged is not green, so that nothing can be shown');
  const decisions = new Map<string, Decision>();
  const note = (said: Outcome): void => {
    const outcome = { ...said, decision: unlessHidden(said.decision, control.hidden[said.id]) };
    decisions.set(outcome.id, outcome.decision);
    say(progressOf(outcome, decisions.size, wanted.length));
  };
  await performAll(
    wanted.map(({ id }) => id),
    { at, workers, stories: control.stories },
    note,
  );
  const tried = wanted.map((sabotage): Tried => ({ sabotage, decision: decisionOf(decisions, sabotage) }));
  if (only.length === 0) {
    const name = place === 'url' ? 'sabotage-behind-url.md' : page;
    await writeFile(new URL(`../../docs/${name}`, import.meta.url), renderTable(tried, at));
  }
  const tally = tallyOf(tried);
  return told(tally.survived + tally.falseAlarms > 0 ? 1 : 0, `${sentenceOf(tally)}, in ${seconds()} s`);
}

function isNamed({ id, family }: CataloguedSabotage, names: readonly string[]): boolean {
  return names.includes(id) || names.includes(family);
}

/** What cannot be seen there has not survived. */
function unlessHidden(decision: Decision, why: string | undefined): Decision {
  if (why === undefined || decision.verdict.kind !== 'survived') return decision;
  return { ...decision, verdict: { kind: 'hidden', why } };
}

function decisionOf(decisions: ReadonlyMap<string, Decision>, { id }: CataloguedSabotage): Decision {
  const decision = decisions.get(id);
  if (!decision) throw new Error(`nothing came of ${id}`);
  return decision;
}

/** "  7/120 caught        location-missing   3.2 s  S0-201-location in POST /threat_models 201 (5)" */
function progressOf({ id, seconds, decision }: Outcome, done: number, total: number): string[] {
  const { verdict, falseAlarms } = decision;
  const columns = [
    `${done}/${total}`.padStart(8),
    verdict.kind.padEnd(13),
    id.padEnd(42),
    `${seconds.toFixed(1)} s`.padStart(7),
  ];
  return [`${columns.join(' ')}  ${aboutVerdict(decision)}`.trimEnd(), ...falseAlarms.map(alarm)];
}

function aboutVerdict({ verdict }: Decision): string {
  switch (verdict.kind) {
    case 'caught':
      return `${verdict.by.requirement ?? verdict.by.check} in ${verdict.by.cell} (${verdict.proofs})`;
    case 'survived':
      return '';
    default:
      return verdict.why;
  }
}

function alarm({ operation, check, message, scenario }: Decision['falseAlarms'][number]): string {
  return `         false alarm: ${operation}: ${check}: ${message} (${scenario})`;
}

function say(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

function told(code: number, sentence: string): number {
  say([sentence]);
  return code;
}
