import type { Report } from '../harness/report/report.ts';
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
  /** Whether every run writes it; the others are for those who ask for them. */
  readonly always: boolean;
  readonly render: (report: Report) => string;
  /** The same piece by piece, where it may be too much for one text. */
  readonly pieces?: (report: Report) => Iterable<string>;
}

/** Every format, in the order in which a run writes them. */
export const formats: readonly Format[] = [
  { name: 'json', file: 'report.json', always: true, render: renderJson, pieces: jsonPieces },
  { name: 'html', file: 'report.html', always: true, render: renderHtml },
  { name: 'junit', file: 'junit.xml', always: true, render: renderJunit },
  { name: 'markdown', file: 'summary.md', always: true, render: renderMarkdown },
  { name: 'text', file: 'summary.txt', always: false, render: renderText },
  { name: 'ctrf', file: 'ctrf-report.json', always: false, render: renderCtrf },
  { name: 'sarif', file: 'report.sarif', always: false, render: renderSarif },
  { name: 'har', file: 'exchanges.har', always: false, render: renderHar },
  { name: 'csv', file: 'ledger.csv', always: false, render: renderCsv },
  { name: 'badge', file: 'badge.svg', always: false, render: renderBadge },
  { name: 'github', file: 'annotations.txt', always: false, render: renderGithub },
  { name: 'shields', file: 'badge.json', always: false, render: renderShields },
];
