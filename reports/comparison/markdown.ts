import { number, plural } from '../parts/figures.ts';
import { code, text } from '../parts/markdown-text.ts';
import { visible } from '../parts/visible.ts';
import { type Change, type ChangeKind, type Comparison, kinds } from './compare.ts';
import { namesOf, reasonOf, titles, wordsOf } from './words.ts';

/** How many cells of a kind are listed before the reader is sent to the reports. */
const most = 50;

/** The comparison for a pull request: a table for each kind of change, a column for each report. */
export function renderComparisonMarkdown(given: Comparison): string {
  const comparison = visible(given);
  const { changes, same, reports } = comparison;
  const names = namesOf(reports);
  const sum =
    changes.length === 0
      ? `All ${plural(same, 'verdict')} are the same.`
      : `${number(changes.length)} of ${plural(changes.length + same, 'verdict')} differ.`;
  const blocks = [
    '# Conformance, compared',
    sum,
    reports
      .map(
        ({ file, target, document, startedAt }, at) =>
          `- **${text(names[at] ?? '')}**: ${code(file)}, ${text(document.title)} ${text(document.version)}, ${code(target.url)}, ${startedAt}`,
      )
      .join('\n'),
    ...kinds.flatMap((kind) => {
      const those = changes.filter((change) => change.kind === kind);
      return those.length === 0 ? [] : [table(kind, those, names)];
    }),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function table(kind: ChangeKind, changes: readonly Change[], names: readonly string[]): string {
  const rows = changes.slice(0, most).map((change) => {
    const why = reasonOf(change);
    return `| ${[code(change.cell), ...wordsOf(change), text(why?.reason ?? '')].join(' | ')} |`;
  });
  const rest = changes.length > most ? [`\n${number(changes.length - most)} more are in the reports.`] : [];
  return [
    `## ${titles[kind]} (${number(changes.length)})\n`,
    `| cell | ${names.map(text).join(' | ')} | because |`,
    `|---|${names.map(() => '---|').join('')}---|`,
    ...rows,
    ...rest,
  ].join('\n');
}
