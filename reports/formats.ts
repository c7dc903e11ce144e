import type { Report } from '../harness/report.ts';
import { renderHtml } from './html/render-html.ts';
import { renderJson } from './json.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';
import { renderText } from './text.ts';

/** One way to show a report. */
export interface Format {
  /** As on the command line. */
  readonly name: string;
  /** Its file in the folder of a run; undefined if it is for the terminal only. */
  readonly file: string | undefined;
  readonly render: (report: Report) => string;
}

/** Every format, in the order in which a run writes them. */
export const formats: readonly Format[] = [
  { name: 'json', file: 'report.json', render: renderJson },
  { name: 'html', file: 'report.html', render: renderHtml },
  { name: 'junit', file: 'junit.xml', render: renderJunit },
  { name: 'markdown', file: 'summary.md', render: renderMarkdown },
  { name: 'text', file: undefined, render: renderText },
];
