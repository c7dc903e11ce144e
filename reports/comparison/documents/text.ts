import type { ComparedDocument, DocumentComparison } from '../../../harness/report/document-comparison.ts';
import { number, plural } from '../../parts/figures.ts';
import { grouped, sentenceOf } from './change-groups.ts';

/** How many changes that break nothing are listed before the reader is sent to --format json. */
const mostOthers = 20;

/** What changed for callers: all that breaks them, then some of the rest, then what it means for runs. */
export function renderDocuments({ before, after, changes, plan }: DocumentComparison): string {
  const groups = grouped(changes);
  const breaking = groups.filter((group) => group.breaking);
  const others = groups.filter((group) => !group.breaking);
  const rest = others.length - mostOthers;
  const lines = [
    `${nameOf(before)} → ${nameOf(after)}`,
    '',
    changes.length === 0
      ? 'Nothing changes for callers.'
      : `${plural(breaking.length, 'breaking change')}, ${plural(others.length, 'other change')}.`,
    ...section('Breaking:', breaking.map(sentenceOf)),
    ...section('Others:', [
      ...others.slice(0, mostOthers).map(sentenceOf),
      ...(rest > 0 ? [`and ${number(rest)} more; --format json has all of them`] : []),
    ]),
    '',
    `A run has ${number(plan.cellsAdded.length)} cells more and ${number(plan.cellsDropped.length)} fewer, and ${number(plan.scenariosAdded.length)} scenarios more and ${number(plan.scenariosDropped.length)} fewer.`,
  ];
  return `${lines.join('\n')}\n`;
}

function nameOf({ title, version, file }: ComparedDocument): string {
  return `${title} ${version} (${file})`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}
