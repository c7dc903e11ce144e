import { createHash } from 'node:crypto';
import type { Location, Log, ReportingDescriptor, Result, Suppression } from 'sarif';
import type { ReportedCheck, Violation } from '../../harness/report/defects.ts';
import type { ReportedFinding } from '../../harness/report/document.ts';
import type { Report } from '../../harness/report/report.ts';
import type { ReportedRun } from '../../harness/report/run.ts';
import { plural } from '../parts/figures.ts';
import { type Excuse, excuses } from '../parts/known.ts';
import { pageUri } from '../parts/pages.ts';

/**
 * SARIF 2.1.0, as code scanning reads it: what is wrong, at the line of the operation in the OpenAPI document, and the
 * defects of the document at their own lines. A rule is a check; the same defect in the same cell is one result,
 * however often it was seen.
 */
export function renderSarif(report: Report): string {
  const { run } = report;
  const rules = [
    ...report.checks.map((check) => ruleOfCheck(check, run)),
    ...rulesOfFindings(report.findings, run),
  ];
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Assay', version: run.assay, semanticVersion: run.assay, rules } },
        automationDetails: { id: `assay/${run.document.title}/` },
        invocations: [
          {
            executionSuccessful: run.interrupted === null,
            startTimeUtc: run.startedAt,
            endTimeUtc: new Date(Date.parse(run.startedAt) + run.seconds * 1000).toISOString(),
          },
        ],
        ...(run.document.inPackage && {
          originalUriBaseIds: {
            [packageBase]: {
              description: { text: 'The folder of the npm package assay, which is not in the repository.' },
            },
          },
        }),
        columnKind: 'utf16CodeUnits',
        results: [...resultsOfViolations(report), ...resultsOfFindings(report)].map((result) => ({
          ...result,
          ruleIndex: rules.findIndex(({ id }) => id === result.ruleId),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const levels = { MUST: 'error', SHOULD: 'warning' } as const;

function ruleOfCheck(check: ReportedCheck, { assay }: ReportedRun): ReportingDescriptor {
  const { id, title, help, level, meaning = `${title}.`, page } = check;
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: meaning },
    help: { text: help, markdown: helpOf(check) },
    ...(page !== undefined && { helpUri: pageUri(page, assay) }),
    defaultConfiguration: { level: levels[level] },
    properties: { tags: ['conformance', level] },
  };
}

/** What the page of a check says, for viewers that show it: code scanning has no way to the page itself. */
function helpOf({ help, exchange, source }: ReportedCheck): string {
  const parts = [
    help,
    ...(exchange === undefined ? [] : [`Example of a failure:\n\n\`\`\`http\n${exchange}\n\`\`\``]),
    ...(source === undefined ? [] : [`Source: ${source}.`]),
  ];
  return parts.join('\n\n');
}

function rulesOfFindings(
  findings: readonly ReportedFinding[],
  { assay }: ReportedRun,
): ReportingDescriptor[] {
  return [...Map.groupBy(findings, ruleIdOf)].map(([id, [first]]) => ({
    id,
    ...(first?.page !== undefined && { helpUri: pageUri(first.page, assay) }),
    shortDescription: { text: `A defect of the document itself: ${id.slice(documentRule.length)}` },
    fullDescription: {
      text: 'The document contradicts itself, or requires something impossible; each result says what.',
    },
    help: {
      text: 'Correct the document. It does not count against the server. The report lists all findings.',
    },
    defaultConfiguration: { level: 'note' },
    properties: { tags: ['document'] },
  }));
}

const documentRule = 'document/';

function ruleIdOf({ rule }: ReportedFinding): string {
  return `${documentRule}${rule}`;
}

function resultsOfViolations(report: Report): Result[] {
  const lines = new Map(report.operations.map(({ id, line }) => [id, line]));
  const excuse = excuses(report);
  const groups = Map.groupBy(report.violations, (violation) =>
    JSON.stringify([violation.defect, placeOf(violation), violation.known]),
  );
  return [...groups.values()].flatMap((group): Result[] => {
    const [first] = group;
    if (!first) return [];
    const { check, level, operation, message, place } = first;
    return [
      {
        ruleId: check,
        level: levels[level],
        message: { text: messageOf(first, group.length) },
        locations: [
          {
            ...documentLocation(report.run, lines.get(operation) ?? null),
            logicalLocations: [{ fullyQualifiedName: placeOf(first), kind: 'resource' }],
          },
        ],
        partialFingerprints: fingerprints([check, level, placeOf(first), place ?? '', message]),
        occurrenceCount: group.length,
        ...(report.known && { suppressions: suppressionsOf(first, excuse) }),
        properties: {
          scenarios: [...new Set(group.map(({ scenario }) => scenario))],
          exchanges: group.map(({ exchange }) => exchange),
        },
      },
    ];
  });
}

/** SARIF 2.1.0, 3.27.23: none for what is news, where a list was looked at. */
function suppressionsOf(violation: Violation, excuse: Excuse): Suppression[] {
  if (violation.known === undefined) return [];
  return [{ kind: 'external', status: 'accepted', justification: excuse([violation]) }];
}

/** The cell where it counts, or the operation where the document has no such cell. */
function placeOf({ cell, operation }: Violation): string {
  return cell ?? operation;
}

function messageOf(violation: Violation, times: number): string {
  const where = violation.place === null ? '' : ` (${violation.place})`;
  const often = times === 1 ? '' : `, ${plural(times, 'time')}`;
  return `${placeOf(violation)}: ${violation.message}${where}${often}.`;
}

function resultsOfFindings({ findings, run }: Report): Result[] {
  return findings.map((finding) => {
    const [file, pointer = ''] = finding.pointer.split('#', 2);
    return {
      ruleId: ruleIdOf(finding),
      level: 'note',
      message: { text: `#${pointer}: ${finding.message}.` },
      // A finding in a file that the document refers to names that file.
      locations: [file === '' ? documentLocation(run, finding.line) : locationOf(file ?? '', finding.line)],
      partialFingerprints: fingerprints([finding.rule, finding.pointer, finding.message]),
    };
  });
}

/**
 * Where something of the document is shown. One that came with Assay is no file of the repository; every viewer wants a
 * file all the same, and GitHub takes no result without. That is the configuration, where somebody decides what is judged;
 * without one, the file of the package, whose base says where that is. The operation stands in the logical location.
 */
function documentLocation({ document, configuration }: ReportedRun, line: number | null): Location {
  if (!document.inPackage) return locationOf(document.path, line);
  if (configuration !== undefined) return locationOf(configuration, null);
  const location = locationOf(document.path, line);
  const { physicalLocation } = location;
  const artifactLocation = { ...physicalLocation?.artifactLocation, uriBaseId: packageBase };
  return { physicalLocation: { ...physicalLocation, artifactLocation } };
}

const packageBase = 'ASSAY_PACKAGE';

function locationOf(path: string, line: number | null): Location {
  const uri = /^https?:/.test(path) ? path : path.split('/').map(encodeURIComponent).join('/');
  // GitHub shows nothing that has no line.
  return { physicalLocation: { artifactLocation: { uri }, region: { startLine: line ?? 1 } } };
}

/**
 * The same for the same thing in every run: numbers and identifiers that an answer made up are left out. The name is the
 * one that GitHub goes by; what it would compute from the line alone could not tell the statuses of an operation apart.
 */
function fingerprints(parts: readonly string[]): Record<string, string> {
  const text = JSON.stringify(parts).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4,}/gi, '…');
  return { primaryLocationLineHash: createHash('sha256').update(text).digest('hex').slice(0, 32) };
}
