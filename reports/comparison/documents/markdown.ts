import type { DocumentComparison } from '../../../harness/report/document-comparison.ts';
import { number, plural } from '../../parts/figures.ts';
import { code, text } from '../../parts/markdown-text.ts';
import { visible } from '../../parts/visible.ts';
import { type ChangeGroup, grouped } from './change-groups.ts';

const most = 50;

/** The same for a pull request: a table of what breaks callers, one of the rest. */
export function renderDocumentsMarkdown(given: DocumentComparison): string {
  const { before, after, changes, plan } = visible(given);
  const groups = grouped(changes);
  const breaking = groups.filter((group) => group.breaking);
  const others = groups.filter((group) => !group.breaking);
  const blocks = [
    `# ${text(after.title)}: ${text(before.version)} to ${text(after.version)}`,
    `${plural(breaking.length, 'breaking change')}, ${plural(others.length, 'other change')}. A run has ${number(plan.cellsAdded.length)} cells more and ${number(plan.cellsDropped.length)} fewer.`,
    ...table('Breaking', breaking),
    ...table('Others', others),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function table(title: string, groups: readonly ChangeGroup[]): string[] {
  if (groups.length === 0) return [];
  const rest = groups.length - most;
  const rows = groups
    .slice(0, most)
    .map(
      ({ operations, where, what }) =>
        `| ${code(operations[0] ?? '')} | ${operations.length} | ${text(where)} | ${text(what)} |`,
    );
  return [
    `## ${title}`,
    [
      '| operation | in all | where | change |',
      '|---|--:|---|---|',
      ...rows,
      ...(rest > 0 ? [`| and ${number(rest)} more | | | |`] : []),
    ].join('\n'),
  ];
}
