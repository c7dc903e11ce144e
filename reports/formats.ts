import type { Report } from '../harness/report/report.ts';
import { renderAgent } from './formats/agent.ts';
import { renderAllure } from './formats/allure.ts';
import { renderBadge } from './formats/badge.ts';
import { renderCsv } from './formats/csv.ts';
import { renderCtrf } from './formats/ctrf.ts';
import { renderGithub } from './formats/github.ts';
import { renderHar } from './formats/har.ts';
import { jsonPieces, renderJson } from './formats/json.ts';
import { renderJunit } from './formats/junit.ts';
import { renderMarkdown } from './formats/markdown.ts';
import { ndjsonLines, renderNdjson } from './formats/ndjson.ts';
import { renderSarif } from './formats/sarif.ts';
import { renderShields } from './formats/shields.ts';
import { renderText } from './formats/text.ts';
import { renderWfc } from './formats/wfc.ts';
import { renderHtml } from './html/render-html.ts';
import type { RenderedFile } from './parts/rendered-file.ts';

/** One way to show a report: as a file, or as a folder of files. */
export type Format = FileFormat | FolderFormat;

interface NamedFormat {
  /** As on the command line. */
  readonly name: string;
  /** Who reads it, and what for; Markdown, for docs/formats.md. */
  readonly purpose: string;
  /** Whether every run writes it; the others are for those who ask for them. */
  readonly always: boolean;
}

export interface FileFormat extends NamedFormat {
  /** What its file is called in the folder of a run. */
  readonly file: string;
  readonly render: (report: Report) => string;
  /** The same piece by piece, where it may be too much for one text. */
  readonly pieces?: (report: Report) => Iterable<string>;
}

export interface FolderFormat extends NamedFormat {
  /** What its folder is called in the folder of a run. */
  readonly folder: string;
  /** The files, one after the other; their names are the same for the same cells in every run. */
  readonly files: (report: Report) => Iterable<RenderedFile>;
}

/** The place of a format in the folder of a run: "report.json", "allure-results/". */
export function placeOf(format: Format): string {
  return 'folder' in format ? `${format.folder}/` : format.file;
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
    name: 'wfc',
    file: 'wfc-report.json',
    purpose:
      'tools that read reports of [Web Fuzzing Commons](https://github.com/WebFuzzing/Commons): statuses covered, and faults by their codes',
    always: false,
    render: renderWfc,
  },
  {
    name: 'allure',
    folder: 'allure-results',
    purpose:
      '[Allure](https://allurereport.org) 2 and 3: a result for each cell, with the exchanges as its steps; may be written beside those of your other tests',
    always: false,
    files: renderAllure,
  },
  {
    name: 'ndjson',
    file: 'report.ndjson',
    purpose:
      'log stores, databases and `jq`: a line for the run and for each cell, defect, violation and exchange ([schema](../reports/ndjson.schema.json))',
    always: false,
    render: renderNdjson,
    pieces: ndjsonLines,
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
