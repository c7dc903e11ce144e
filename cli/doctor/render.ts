import type { Diagnosis } from './diagnosis.ts';
import type { Finding } from './finding.ts';
import { outlookName } from './outlook.ts';

const marks = { good: 'ok', note: 'limited', bad: 'bad' } as const;

/** A diagnosis for a terminal: a line per finding, then what cannot be tested, then what to do next. */
export function renderDiagnosis({
  target,
  document,
  findings,
  outlook,
  differences,
  command,
}: Diagnosis): string {
  const lines = [
    `${document.title} ${document.version} · ${target.kind === 'url' ? '' : `${target.kind} at `}${target.url} · credentials: ${target.auth}`,
    '',
    ...findings.map((finding) => line(finding, findings)),
    ...missingLines(outlook),
    ...helpLines(findings),
    ...differences,
    '',
    nextStep(findings, outlook, command),
  ];
  return `${lines.join('\n')}\n`;
}

function line({ about, state, says }: Finding, all: readonly Finding[]): string {
  const width = Math.max(...all.map((finding) => finding.about.length));
  return `  ${about.padEnd(width)}  ${marks[state].padEnd(7)}  ${says}`;
}

function missingLines({ missing }: Diagnosis['outlook']): readonly string[] {
  if (missing.length === 0) return [];
  const width = Math.max(...missing.map(({ cells }) => String(cells).length));
  return [
    '',
    'Cannot be tested, because:',
    ...missing.map(({ cells, why }) => `  ${String(cells).padStart(width)}  ${why}`),
  ];
}

function helpLines(findings: readonly Finding[]): readonly string[] {
  const helps = [...new Set(findings.flatMap(({ help }) => help ?? []))];
  return helps.length === 0 ? [] : ['', 'To test more:', ...helps.map((help) => `  ${help}`)];
}

function nextStep(
  findings: readonly Finding[],
  { reachable, missing: [first] }: Diagnosis['outlook'],
  command: string,
): string {
  const isBad = findings.some(({ state, about }) => state === 'bad' && about !== outlookName);
  if (isBad) return 'A run would be inconclusive. Fix what is marked "bad" above, and run doctor again.';
  return reachable === 0 && first
    ? `A run would prove nothing yet: ${first.why}. Follow the advice above, and run doctor again.`
    : `Next: ${command}`;
}
