import type { Defect } from '../../harness/report/defects.ts';
import type { ReportedExchange } from '../../harness/report/evidence.ts';
import type { Report } from '../../harness/report/report.ts';
import { exchangeLines } from '../parts/exchange-lines.ts';
import { newDefects } from '../parts/known.ts';
import { pageAddress } from '../parts/pages.ts';
import { replayCommand } from '../parts/replay-command.ts';
import { visible, visibleLines, visibleText } from '../parts/visible.ts';

/** What a report knows about one defect, by its first violation. */
export interface Explanation {
  readonly id: string;
  readonly check: string;
  readonly level: Defect['level'];
  /** What was found, in one sentence. */
  readonly what: string;
  readonly cells: readonly string[];
  /** Of the first violation. */
  readonly scenario: string;
  readonly message: string;
  /** JSON Pointer into the body, or a header; null where it is about neither. */
  readonly place: string | null;
  /** "201" */
  readonly expected: string | null;
  /** 0 without a response; null where the report has no exchange. */
  readonly got: number | null;
  /** What the document says where the violation names a schema. */
  readonly schema: { readonly pointer: string; readonly line: number | null; readonly text: string } | null;
  readonly help: string | null;
  /** The page about it: "node_modules/@assay-api/assay/docs/checks/location.md". */
  readonly page: string | null;
  /** The command that shows it again. */
  readonly replay: string | null;
}

/** Every text of it can be printed; secrets are redacted, as in the report. Undefined for a defect that is not there. */
export function explain(report: Report, id: string): Explanation | undefined {
  const found = firstOf(report, id);
  if (!found) return undefined;
  const { defect, violation, exchange } = found;
  const { check, level, title, sentence, cells, page } = defect;
  const texts = visible({
    id,
    check,
    level,
    what: sentence ?? title,
    cells,
    scenario: violation.scenario,
    message: violation.message,
    place: violation.place,
    expected: exchange?.expected ?? null,
    got: exchange?.response.status ?? null,
    help: report.checks.find((each) => each.id === check)?.help ?? null,
    page: page === undefined ? null : pageAddress(page),
    replay: replayCommand(report.run, violation.scenario) ?? null,
  });
  return { ...texts, schema: schemaOf(report, violation.schema) };
}

/** The same in lines, with the first exchange. */
export function renderExplanation(report: Report, id: string): string | undefined {
  const explanation = explain(report, id);
  const found = firstOf(report, id);
  if (!explanation || !found) return undefined;
  const { check, level, what, cells, scenario, message, place, schema, help, page, replay } = explanation;
  const shown = cells.slice(0, mostCells);
  const rest = cells.length - shown.length;
  const { exchange, violation } = found;
  const lines = [
    `defect: ${id} ${check} (${level})`,
    `what: ${what}`,
    `cells: ${shown.join(', ')}${rest > 0 ? `, and ${rest} more` : ''}`,
    `scenario: ${scenario}`,
    `violation: ${message}${place === null || message.includes(place) ? '' : ` (${place})`}`,
    ...(exchange ? ['exchange:', ...visible(exchangeLines(exchange, [violation]))] : []),
    ...(schema ? [`schema: ${schema.pointer}${schema.line === null ? '' : `, line ${schema.line}`}`] : []),
    ...(schema?.text ? excerptLines(schema.text) : []),
    ...(help === null ? [] : [`help: ${help}`]),
    ...(page === null ? [] : [`page: ${page}`]),
    ...(replay === null ? [] : [`replay: ${replay}`]),
  ];
  return `${lines.join('\n')}\n`;
}

const mostCells = 10;

/** Lines of a schema: enough to see the members that matter. */
const mostLines = 20;

function excerptLines(text: string): readonly string[] {
  const lines = text.split('\n');
  const rest = lines.length - mostLines;
  return [...lines.slice(0, mostLines), ...(rest > 0 ? [`… (${rest} more lines)`] : [])].map(
    (line) => `  ${line}`,
  );
}

interface First {
  readonly defect: Defect;
  readonly violation: Report['violations'][number];
  readonly exchange: ReportedExchange | undefined;
}

/** A defect with its first violation, one that is not listed as known before others. */
function firstOf(report: Report, id: string): First | undefined {
  const defect =
    newDefects(report).find((each) => each.id === id) ?? report.defects.find((each) => each.id === id);
  const members = report.violations.filter((each) => each.defect === id);
  const violation = members.find(({ known }) => known === undefined) ?? members[0];
  if (!defect || !violation) return undefined;
  const exchange = report.exchanges.find((each) => each.id === violation.exchange);
  return { defect, violation, exchange };
}

function schemaOf({ excerpts = [] }: Report, pointer: string | undefined): Explanation['schema'] {
  if (pointer === undefined) return null;
  const excerpt = excerpts.find((each) => each.pointer === pointer);
  return {
    pointer: visibleText(pointer),
    line: excerpt?.line ?? null,
    text: visibleLines(excerpt?.text ?? ''),
  };
}
