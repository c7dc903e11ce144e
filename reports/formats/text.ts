import type { Defect } from '../../harness/report/defects.ts';
import type { ReportedCell } from '../../harness/report/ledger.ts';
import type { Report } from '../../harness/report/report.ts';
import { number, plural } from '../parts/figures.ts';
import { type Gap, type GapGroup, gapGroups } from '../parts/gaps.ts';
import { gateLines } from '../parts/gate.ts';
import { countKnown, excuseOf, nameOf, newDefects, staleEntries } from '../parts/known.ts';
import { leftGroups } from '../parts/left-groups.ts';
import { leftWords } from '../parts/left-words.ts';
import { listLines } from '../parts/list-lines.ts';
import { loadLines } from '../parts/load-lines.ts';
import { ownDocumentLine } from '../parts/own-document-line.ts';
import { pageAddress, pageIndex } from '../parts/pages.ts';
import { putOffs, putOffWords } from '../parts/postponed.ts';
import { replayCommand } from '../parts/replay-command.ts';
import { titleOfAll } from '../parts/shared-title.ts';
import { sinceLines } from '../parts/since-words.ts';
import { targetWords } from '../parts/target-words.ts';
import { trafficRows, undocumentedLines } from '../parts/traffic-words.ts';
import { versionLines } from '../parts/version-lines.ts';
import { visibleReport } from '../parts/visible.ts';
import { worstDefects } from '../parts/worst-defects.ts';

/** A summary for the terminal: fits a screen, aligned, readable without colour. */
export function renderText(given: Report): string {
  const report = visibleReport(given);
  const { run, counts } = report;
  const lines = [
    `${run.document.title} ${run.document.version} · ${targetWords(run.target)} at ${run.target.url} · ${run.seconds.toFixed(1)} s`,
    ...(run.document.source === undefined
      ? []
      : [`The document ${run.document.file}: ${run.document.source}`]),
    ...(report.era ? versionLines(report.era) : []),
    ...(report.ownDocument ? [ownDocumentLine(report.ownDocument)] : []),
    '',
    `${report.result.toUpperCase()}: ${report.summary}`,
    ...(run.part === undefined ? [] : [`Only a part was run (${run.part}): nothing is said about the rest.`]),
    ...(report.since ? sinceLines(report.since) : []),
    '',
    ...aligned([
      [
        'cells',
        counts.cells,
        `${proofWords(counts)}, ${number(counts.violating)} violating, ${number(counts.notExercised)} not exercised`,
      ],
      ...(report.traffic
        ? trafficRows(report.traffic)
        : [['scenarios', counts.scenarios, `${plural(counts.exchanges, 'exchange')}`] as const]),
      ['advisories', counts.advisories, advisoryWords(report)],
      ...(report.traffic ? [] : [created(report)]),
      ...excused(report),
      ...incoming(report),
      ...putOff(run.pace),
    ]),
    ...(report.traffic ? undocumentedLines(report.traffic) : []),
    ...defects(report),
    ...known(report),
    ...gaps(report.cells),
    ...leftovers(report),
    ...loadLines(report),
    ...stale(report),
    ...gate(report),
  ];
  return `${lines.join('\n')}\n`;
}

/** How many cells are proven, by their evidence. */
function proofWords({ observed, provoked, injected, forced }: Report['counts']): string {
  if (observed !== undefined) return `${number(observed)} observed`;
  return `${number(provoked)} provoked, ${number(injected)} injected, ${number(forced)} forced`;
}

function created({ cleanUp }: Report): readonly [string, number, string] {
  return ['created', cleanUp.created, `${number(cleanUp.removed)} removed, ${leftWords(cleanUp)}`];
}

function aligned(rows: readonly (readonly [string, number, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  const digits = Math.max(...rows.map(([, count]) => number(count).length));
  return rows.map(
    ([name, count, meaning]) => `  ${name.padEnd(width)}  ${number(count).padStart(digits)}  ${meaning}`,
  );
}

/** Only where the document says that the server sends something by itself. */
function incoming({ incoming: all = [] }: Report): readonly (readonly [string, number, string])[] {
  if (all.length === 0) return [];
  const sum = (count: 'deliveries' | 'wrong') => all.reduce((total, each) => total + each[count], 0);
  const words = `webhooks and callbacks, deliveries: ${number(sum('deliveries'))}, ${number(sum('wrong'))} of them wrong`;
  return [['incoming', all.length, words]];
}

/** Only where something was: how many answers a version is excused, and by which rules. */
function excused({ tolerances = [] }: Report): readonly (readonly [string, number, string])[] {
  const used = tolerances.filter(({ times }) => times !== null);
  const times = used.reduce((sum, each) => sum + (each.times ?? 0), 0);
  if (times === 0) return [];
  const byRule = [...Map.groupBy(used, ({ id }) => id)]
    .map(([id, all]) => ({ id, times: all.reduce((sum, each) => sum + (each.times ?? 0), 0) }))
    .toSorted((one, other) => other.times - one.times);
  const named = byRule.slice(0, 5).map((rule) => `${rule.id} ${number(rule.times)}`);
  const rest = byRule.length - named.length;
  const rules = [...named, ...(rest > 0 ? [`${rest} other ${rest === 1 ? 'rule' : 'rules'}`] : [])];
  return [
    [
      'tolerated',
      times,
      `deviations that are tolerated, by ${rules.join(', ')}; the page Version of the report says why`,
    ],
  ];
}

/** Only where it happened: a target that takes everything at once is the usual case. */
function putOff(pace: Report['run']['pace']): readonly (readonly [string, number, string])[] {
  return putOffs(pace) === 0 ? [] : [['postponed', putOffs(pace), putOffWords(pace)]];
}

/** The widest of them; a report has thousands at times. */
function advisoryWords({ defects: all }: Report): string {
  const [widest] = all.filter(({ level }) => level === 'SHOULD');
  const words = 'failures of a SHOULD, not counted; listed in the report';
  return widest === undefined ? words : `${words}, ${number(widest.violations)} of them ${widest.check}`;
}

const most = 8;

function defects(report: Report): string[] {
  const all = newDefects(report).filter(({ level }) => level === 'MUST');
  if (all.length === 0) return [];
  const digits = Math.max(...all.map(({ violations }) => number(violations).length));
  const rows = all.slice(0, most).map((defect) => {
    const { violations, title, check, operations } = defect;
    const [first = ''] = operations;
    const broken = titleOfAll(report, defect);
    const where = operations.length > 1 ? `${plural(operations.length, 'operation')}, first ${first}` : first;
    const said = check === 'status-as-aimed' ? title : `${check}: ${title}`;
    const margin = `\n  ${' '.repeat(digits)}  `;
    const promise = broken === undefined ? '' : `${margin}Failed: ${short(broken)}`;
    return `  ${number(violations).padStart(digits)}  ${short(said)}${promise}${margin}${where}`;
  });
  const again = replayOfFirst(report, all);
  return [
    '',
    ...fixFirst(all),
    'Defects, most serious first:',
    ...rows,
    ...moreThan(most, all.length, 'defect'),
    '',
    ...(again === undefined ? [] : [`Run the first again: ${again}`]),
    ...pages(all.slice(0, most)),
  ];
}

function fixFirst(all: readonly Defect[]): string[] {
  const worst = worstDefects(all);
  if (worst.length === 0) return [];
  return ['Fix first:', ...worst.map(({ sentence }, index) => `  ${index + 1}. ${short(sentence)}`), ''];
}

const mostPages = 2;

/** The first pages about defects, each once, and where the others are. */
function pages(defects: readonly Defect[]): string[] {
  const all = [...new Set(defects.flatMap(({ page }) => page ?? []))];
  if (all.length === 0) return [];
  const rest = all.length - mostPages;
  const index = rest > 0 ? [`${number(rest)} more in ${pageAddress(pageIndex)}`] : [];
  return [`Explained in ${[...all.slice(0, mostPages).map(pageAddress), ...index].join(', ')}`];
}

/** The command that shows a violation of the first defect again. */
function replayOfFirst({ run, violations }: Report, [first]: readonly Defect[]): string | undefined {
  const seen = violations.find(({ defect, known }) => defect === first?.id && known === undefined);
  return seen && replayCommand(run, seen.scenario);
}

function known(report: Report): string[] {
  const entries = (report.known ?? []).filter(({ violations }) => violations.length > 0);
  if (entries.length === 0) return [];
  const digits = Math.max(...entries.map(({ violations }) => number(violations.length).length));
  const rows = entries
    .slice(0, most)
    .map(
      (entry) =>
        `  ${number(entry.violations.length).padStart(digits)}  ${short(nameOf(entry))}\n  ${' '.repeat(digits)}  ${short(excuseOf(entry))}`,
    );
  return [
    '',
    `Known violations, which do not count: ${number(countKnown(report))}`,
    ...rows,
    ...moreThan(most, entries.length, 'entry', 'entries'),
  ];
}

/** All of them: they are to be deleted line by line. */
function stale(report: Report): string[] {
  const entries = staleEntries(report);
  if (entries.length === 0) return [];
  const width = Math.max(...entries.map(({ place }) => place.length));
  const rows = entries.map((entry) => `  ${entry.place.padEnd(width)}  ${nameOf(entry)}: ${entry.why}`);
  return ['', 'The list of known violations is stale; delete these lines from it:', ...rows];
}

function gate(report: Report): string[] {
  const lines = gateLines(report);
  return lines.length === 0 ? [] : ['', ...lines];
}

/** How many reasons of a sort are listed: what nobody can do anything about is listed shortly. */
const mostReasons: Readonly<Record<GapGroup['sort'], number>> = { could: most, cannot: 4, 'left-out': 4 };

function gaps(cells: readonly ReportedCell[]): string[] {
  const groups = gapGroups(cells);
  const digits = Math.max(...groups.flatMap(({ gaps: all }) => all.map((gap) => sizeOf(gap).length)));
  return groups.flatMap(({ sort, title, gaps: all }) => [
    '',
    `${title}:`,
    ...all
      .slice(0, mostReasons[sort])
      .map((gap) => `  ${sizeOf(gap).padStart(digits)}  ${short(gap.reason)}`),
    ...moreThan(mostReasons[sort], all.length, 'reason'),
  ]);
}

/** Where the numbers stand that are told with what is tolerated. */

function sizeOf({ cells }: Gap): string {
  return number(cells.length);
}

function leftovers({ cleanUp }: Report): string[] {
  const { left, lists } = cleanUp;
  const seen = lists && lists.differences.length > 0 ? ['', ...listLines(cleanUp)] : [];
  if (left.length === 0) return seen;
  const groups = leftGroups(left);
  const rows = groups.slice(0, most).map(({ what, why }) => `  ${short(`${what}: ${why}`)}`);
  return ['', 'Left behind on the target:', ...rows, ...moreThan(most, groups.length, 'line'), ...seen];
}

function moreThan(limit: number, count: number, noun: string, nouns = `${noun}s`): string[] {
  const more = count - limit;
  return more > 0 ? [`  and ${number(more)} more ${more === 1 ? noun : nouns}, in the report`] : [];
}

function short(text: string): string {
  return text.length > 110 ? `${text.slice(0, 109)}…` : text;
}
