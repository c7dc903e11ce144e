import type { Defect } from '../../harness/report/defects.ts';
import type { ReportedTerm } from '../../harness/report/gate.ts';
import type { ReportedCell } from '../../harness/report/ledger.ts';
import type { Report } from '../../harness/report/report.ts';
import type { ReportedSince } from '../../harness/report/since.ts';
import type { ReportedTolerance } from '../../harness/report/tolerance.ts';
import type { ReportedVersion } from '../../harness/report/version.ts';
import { number, plural, share } from '../parts/figures.ts';
import { gapGroups } from '../parts/gaps.ts';
import { askedTerms, refusal, refusedTerms } from '../parts/gate.ts';
import { countKnown, nameOf, newDefects, staleEntries } from '../parts/known.ts';
import { leftGroups } from '../parts/left-groups.ts';
import { tombstoneWords } from '../parts/left-words.ts';
import { listLines } from '../parts/list-lines.ts';
import { code, prose, text } from '../parts/markdown-text.ts';
import { ownDocumentLine } from '../parts/own-document-line.ts';
import { pageAddress } from '../parts/pages.ts';
import { putOffs, putOffWords } from '../parts/postponed.ts';
import { sinceFigures, sinceWhat } from '../parts/since-words.ts';
import { targetWords } from '../parts/target-words.ts';
import { isOtherwise, versionLine } from '../parts/version-lines.ts';
import { visibleReport } from '../parts/visible.ts';
import { withoutIds } from '../parts/without-ids.ts';
import { worstDefects } from '../parts/worst-defects.ts';

/** A summary for a pull request or a pipeline's page: it fits a screen however large the run was. */
export function renderMarkdown(given: Report): string {
  const report = visibleReport(given);
  const { run, counts } = report;
  const blocks = [
    `# ${headline(report)}`,
    text(report.summary),
    `${text(run.document.title)} ${text(run.document.version)} · ${text(targetWords(run.target))} at ${code(run.target.url)} · ${run.startedAt} · ${run.seconds.toFixed(1)} s`,
    report.era ? `${prose(versionLine(report.era))}.` : '',
    report.ownDocument ? `${prose(ownDocumentLine(report.ownDocument))}.` : '',
    run.part === undefined
      ? ''
      : `**Only a part was run** (${code(run.part)}): nothing is said about the rest.`,
    report.since ? changes(report.since, report) : '',
    ledger(report),
    gate(report.gate ?? []),
    stale(report),
    defects(
      'Violations',
      newDefects(report).filter(({ level }) => level === 'MUST'),
      counts.violations - countKnown(report),
    ),
    known(report),
    notExercised(report.cells),
    defects(
      'Advisories',
      report.defects.filter(({ level }) => level === 'SHOULD'),
      counts.advisories,
    ),
    report.era ? capabilities(report.era) : '',
    tolerances(report),
    siblings(report),
    findings(report),
    list('What this report cannot see', report.blindSpots.map(text)),
    putOff(report),
    cleanUp(report),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** What is different from an earlier run: for a pull request, the first thing to know. */
function changes(since: ReportedSince, { defects: all }: Report): string {
  const titles = new Map(all.map(({ id, title }) => [id, title]));
  return [
    `**${text(sinceWhat(since))}**: ${sinceFigures(since)}. ${text(since.besides.join(' '))}`.trimEnd(),
    short(
      'New',
      since.new.map((id) => prose(titles.get(id) ?? id)),
    ),
    short(
      'Fixed',
      since.fixed.map(({ title }) => prose(title)),
    ),
    short(
      'Lost',
      since.lost.map(({ cell, reason }) => `${code(cell)}: ${prose(reason)}`),
    ),
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

/** A few of a kind; nothing where there are none. */
function short(title: string, items: readonly string[]): string {
  const rest = items.length - most;
  const lines = items.slice(0, most).map((item) => `- ${title}: ${item}`);
  return [...lines, ...(rest > 0 ? [`- ${title}: ${number(rest)} more`] : [])].join('\n');
}

function headline({ result, run }: Report): string {
  return `${text(run.document.title)}: ${result}`;
}

function ledger({ counts }: Report): string {
  const rows: readonly (readonly [string, number, string])[] = [
    ['proven, provoked', counts.provoked, 'the server decided by itself'],
    ...(counts.observed === undefined
      ? []
      : ([['proven, observed', counts.observed, 'recorded traffic has such a response']] as const)),
    ['proven, injected', counts.injected, 'a fault was injected'],
    ['proven, forced', counts.forced, 'the mock was asked for this response'],
    ['violating', counts.violating, 'at least one check found a violation'],
    ['not exercised', counts.notExercised, 'each with a reason'],
  ];
  return [
    '| cells | | |',
    '|---|--:|---|',
    ...rows.map(([name, count, meaning]) => `| ${name} | ${number(count)} | ${meaning} |`),
    `| **all** | **${number(counts.cells)}** | ${share(counts.conformant, counts.cells)} proven, by ${plural(counts.exchanges, 'exchange')} in ${plural(counts.scenarios, 'scenario')} |`,
  ].join('\n');
}

/** How many of a kind are listed before the reader is sent to the report. */
const most = 20;

function defects(title: string, all: readonly Defect[], violations: number): string {
  if (all.length === 0) return '';
  const rows = all
    .slice(0, most)
    .map(
      (defect) =>
        `| ${text(defect.title)} | ${code(defect.check)} | ${number(defect.violations)} | ${code(defect.operations[0] ?? '')}${defect.operations.length > 1 ? ` and ${number(defect.operations.length - 1)} more` : ''} |`,
    );
  const rest = all.length > most ? [`\n${all.length - most} more are in the report.`] : [];
  const what = `${number(violations)}, ${plural(all.length, 'defect')}`;
  return [
    `## ${title} (${what})\n`,
    ...fixFirst(all),
    '| defect | check | times | operations |',
    '|---|---|--:|---|',
    ...rows,
    ...rest,
    ...pages(all.slice(0, most)),
  ].join('\n');
}

function fixFirst(all: readonly Defect[]): string[] {
  const worst = all[0]?.level === 'MUST' ? worstDefects(all) : [];
  return worst.length === 0
    ? []
    : ['Fix first:\n', ...worst.map(({ sentence }, index) => `${index + 1}. ${text(sentence)}`), ''];
}

/** The pages about defects, each once. */
function pages(all: readonly Defect[]): string[] {
  const found = [...new Set(all.flatMap(({ page }) => page ?? []))];
  return found.length === 0
    ? []
    : [`\nExplained in ${found.map((page) => code(pageAddress(page))).join(', ')}.`];
}

function known(report: Report): string {
  const entries = (report.known ?? []).filter(({ violations }) => violations.length > 0);
  if (entries.length === 0) return '';
  const rows = entries
    .slice(0, most)
    .map(
      (entry) =>
        `| ${code(nameOf(entry))} | ${number(entry.violations.length)} | ${text(entry.reason)} | ${text(entry.ticket ?? '')} | ${text(entry.owner)} | ${entry.expires} |`,
    );
  const rest = entries.length > most ? [`\n${entries.length - most} more are in the report.`] : [];
  return [
    `## Known violations (${number(countKnown(report))}), which do not count\n`,
    '| what | times | accepted because | ticket | owner | until |',
    '|---|--:|---|---|---|---|',
    ...rows,
    ...rest,
  ].join('\n');
}

function gate(terms: readonly ReportedTerm[]): string {
  if (terms.length === 0) return '';
  const refused = refusedTerms(terms).map((term) => text(refusal(term)));
  return refused.length > 0 ? list('The gate fails', refused) : `The gate passes: ${code(askedTerms(terms))}`;
}

function stale(report: Report): string {
  const items = staleEntries(report).map(
    (entry) => `${code(entry.place)}: ${code(nameOf(entry))}, ${text(entry.why ?? '')}`,
  );
  return list('The list of known violations is stale: delete these lines', items);
}

function notExercised(cells: readonly ReportedCell[]): string {
  const blocks = gapGroups(cells).map(({ title, gaps }) => {
    const items = gaps
      .slice(0, most)
      .map(({ reason, cells: { length } }) => `${number(length)}: ${text(reason)}`);
    const rest = gaps.length > most ? [`${gaps.length - most} more reasons are in the report.`] : [];
    return list(title, [...items, ...rest]);
  });
  return blocks.join('\n\n');
}

function siblings({ siblings: all = [] }: Report): string {
  const items = all.slice(0, most).map(({ family, method, what, usual, others }) => {
    const differing = others.map(({ operation, found }) => `${text(found)} on ${code(operation)}`).join(', ');
    return `${method} in ${code(family)}, ${text(what)}: ${text(usual)}, but ${differing}`;
  });
  const rest = all.length > most ? [`${all.length - most} more are in the report.`] : [];
  return list('Siblings that differ, for information', [...items, ...rest]);
}

/** By rule, with the first of each; the report has them all. */
function findings({ findings: all }: Report): string {
  const rules = [...Map.groupBy(all, ({ rule }) => rule)].sort(([, a], [, b]) => b.length - a.length);
  const items = rules.map(([rule, found]) => {
    const [first] = found;
    return `${number(found.length)} × ${code(rule)}, first ${code(first?.pointer ?? '')}: ${text(first?.message ?? '')}`;
  });
  return list(`The document itself (${plural(all.length, 'finding')})`, items);
}

/** What of the version of the target is not as in the nearest one, or not known to be. */
function capabilities({ nearest, capabilities: all }: ReportedVersion): string {
  const notable = all.filter((each) => isOtherwise(each) || each.how === 'assumed');
  if (notable.length === 0) return '';
  const rows = notable.map(
    ({ title, words, insteadOf = words, how, because }) =>
      `| ${prose(title)} | ${prose(words)} | ${prose(insteadOf)} | ${how === 'told' ? '' : 'assumed: '}${prose(withoutIds(because))} |`,
  );
  const heading = `| what | here | ${text(nearest)} | because |`;
  return ['## The version of the target\n', heading, '|---|---|---|---|', ...rows].join('\n');
}

/** What the target does otherwise and is not accused of. */
function tolerances({ tolerances: all = [] }: Report): string {
  if (all.length === 0) return '';
  const rows = all.map(
    ({ id, why, kind, times }) =>
      `| ${prose(why)} (${text(id)}) | ${becomes[kind]} | ${times === null ? '' : number(times)} |`,
  );
  return ['## Tolerated\n', '| what | is | times |', '|---|---|--:|', ...rows].join('\n');
}

const becomes: Readonly<Record<ReportedTolerance['kind'], string>> = {
  status: 'another status, accepted',
  advice: 'an advisory',
  shape: 'not required by the document',
};

function putOff({ run: { pace } }: Report): string {
  return putOffs(pace) === 0
    ? ''
    : `The target postponed ${plural(putOffs(pace), 'request')}: ${putOffWords(pace)}.`;
}

function cleanUp({ cleanUp: receipt }: Report): string {
  const { created, removed, left } = receipt;
  const items = leftGroups(left)
    .slice(0, most)
    .map(({ what, why }) => `${code(what)}: ${text(why)}`);
  const lines = [
    `Created ${number(created)}, removed ${number(removed)}${tombstoneWords(receipt.tombstones)}.`,
    ...listLines(receipt).map((line) => text(`${line}.`)),
  ].join(' ');
  return left.length === 0 ? lines : `${lines}\n\n${list('Left behind', items)}`;
}

function list(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : [`## ${title}\n`, ...items.map((item) => `- ${item}`)].join('\n');
}
