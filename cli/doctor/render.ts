import type { Diagnosis } from './diagnosis.ts';
import type { PrintedDiagnosis } from './diagnosis-schema.ts';
import type { Finding } from './finding.ts';
import { outlookName } from './outlook.ts';

const marks = { good: 'ok', note: 'limited', bad: 'bad' } as const;

/** What a diagnosis says about a run. */
function verdictOf({
  findings,
  outlook,
}: Pick<Diagnosis, 'findings' | 'outlook'>): PrintedDiagnosis['verdict'] {
  if (findings.some(({ state, about }) => state === 'bad' && about !== outlookName)) return 'inconclusive';
  return outlook.reachable === 0 && outlook.missing.length > 0 ? 'proves-nothing' : 'ready';
}

/** A diagnosis for programs, as docs/doctor.schema.json describes it. */
export function diagnosisJson(diagnosis: Diagnosis): string {
  const { target, document, findings, outlook, differences, command } = diagnosis;
  const printed: PrintedDiagnosis = {
    schema: 'urn:assay-api:doctor:1',
    verdict: verdictOf(diagnosis),
    target,
    document,
    findings: findings.map(({ state, ...rest }) => ({ ...rest, state: marks[state] })),
    outlook: { ...outlook, missing: [...outlook.missing] },
    differences: [...differences],
    command,
  };
  return `${JSON.stringify(printed, null, 2)}\n`;
}

/** A diagnosis for a terminal: a line per finding, then what cannot be tested, then what to do next. */
export function renderDiagnosis(diagnosis: Diagnosis): string {
  const { target, document, findings, outlook, differences } = diagnosis;
  const lines = [
    `${document.title} ${document.version} · ${target.kind === 'url' ? '' : `${target.kind} at `}${target.url} · credentials: ${target.auth}`,
    '',
    ...findings.map((finding) => line(finding, findings)),
    ...missingLines(outlook),
    ...helpLines(findings),
    ...differences,
    '',
    nextStep(diagnosis),
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

function nextStep(diagnosis: Diagnosis): string {
  switch (verdictOf(diagnosis)) {
    case 'inconclusive':
      return 'A run would be inconclusive. Fix what is marked "bad" above, and run doctor again.';
    case 'proves-nothing':
      return `A run would prove nothing yet: ${diagnosis.outlook.missing[0]?.why}. Follow the advice above, and run doctor again.`;
    case 'ready':
      return `Next: ${diagnosis.command}`;
  }
}
