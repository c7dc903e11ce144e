import type { Report } from '../harness/report/report.ts';
import { renderAgent } from './formats/agent.ts';
import { renderBadge } from './formats/badge.ts';
import { renderCsv } from './formats/csv.ts';
import { renderCtrf } from './formats/ctrf.ts';
import { renderGithub } from './formats/github.ts';
import { renderHar } from './formats/har.ts';
import { jsonPieces, renderJson } from './formats/json.ts';
import { renderJunit } from './formats/junit.ts';
import { renderMarkdown } from './formats/markdown.ts';
import { renderSarif } from './formats/sarif.ts';
import { renderShields } from './formats/shields.ts';
import { renderText } from './formats/text.ts';
import { renderHtml } from './html/render-html.ts';

/** One way to show a report. */
export interface Format {
  /** As on the command line. */
  readonly name: string;
  /** What its file is called in the folder of a run. */
  readonly file: string;
  /** Who reads it, and what for; Markdown, for docs/formats.md. */
  readonly purpose: string;
  /** Whether every run writes it; the others are for those who ask for them. */
  readonly always: boolean;
  readonly render: (report: Report) => string;
  /** The same piece by piece, where it may be too much for one text. */
  readonly pieces?: (report: Report) => Iterable<string>;
}

/** Every format, in the order in which a run writes them. */
export const formats: readonly Format[] = [
  {
    name: 'json',
    file: 'report.json',
    purpose: 'everything: all other files are made from it ([schema](../reports/report.schema.json))',
    always: true,
    render: renderJson,
    pieces: jsonPieces,
  },
  {
    name: 'html',
    file: 'report.html',
    purpose: 'people: one self-contained page',
    always: true,
    render: renderHtml,
  },
  {
    name: 'junit',
    file: 'junit.xml',
    purpose: 'pipelines: a test case for each cell',
    always: true,
    render: renderJunit,
  },
  {
    name: 'markdown',
    file: 'summary.md',
    purpose: 'pull requests, and the summary of a GitHub job: it is appended to `GITHUB_STEP_SUMMARY`',
    always: true,
    render: renderMarkdown,
  },
  {
    name: 'text',
    file: 'summary.txt',
    purpose: 'terminals: what a run prints',
    always: false,
    render: renderText,
  },
  {
    name: 'agent',
    file: 'agent.txt',
    purpose:
      'coding agents: one line for each defect, and the next command; a run started by [an agent](coding-agents.md) prints it',
    always: false,
    render: renderAgent,
  },
  {
    name: 'ctrf',
    file: 'ctrf-report.json',
    purpose: 'tools that read [CTRF](https://ctrf.io): a test for each cell',
    always: false,
    render: renderCtrf,
  },
  {
    name: 'sarif',
    file: 'report.sarif',
    purpose: 'code scanning: defects, at the line of the operation in the document',
    always: false,
    render: renderSarif,
  },
  {
    name: 'har',
    file: 'exchanges.har',
    purpose: 'browsers and proxies: every exchange, HTTP Archive 1.2',
    always: false,
    render: renderHar,
  },
  {
    name: 'csv',
    file: 'ledger.csv',
    purpose: 'spreadsheets: a line for each cell, RFC 4180',
    always: false,
    render: renderCsv,
  },
  {
    name: 'badge',
    file: 'badge.svg',
    purpose: 'a README: the result, and how much is proven',
    always: false,
    render: renderBadge,
  },
  {
    name: 'github',
    file: 'annotations.txt',
    purpose: 'GitHub workflows: printed in a step, it annotates the run',
    always: false,
    render: renderGithub,
  },
  {
    name: 'shields',
    file: 'badge.json',
    purpose: 'a README: the same badge, as an [endpoint badge](https://shields.io/badges/endpoint-badge)',
    always: false,
    render: renderShields,
  },
];
