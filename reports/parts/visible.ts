import type { Report } from '../../harness/report/report.ts';

/**
 * Characters that no reader sees, and that command terminals or turn text around: C0, DEL, C1, line separators, and the
 * controls of bidirectional text (Unicode Technical Report 36, section 2.10).
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unseen = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** How pipelines mark commands in the output of a step: Azure and older GitHub runners anywhere, the others at the start. */
const command = /##(?=\[|vso\[|teamcity\[|section\[)|^(\s*):(?=:)/g;

/**
 * Text of a target or a document on one line: what cannot be seen is shown as it is written in JSON ("\u001b"), and what
 * a pipeline would take for a command is only text.
 */
export function visibleText(text: string): string {
  return text
    .replaceAll(unseen, (each) => short[each] ?? escaped(each))
    .replaceAll(command, (_, margin?: string) => (margin === undefined ? '# #' : `${margin}: `));
}

/** The same of text that has several lines, which stay apart. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visibleText).join('\n');
}

/** JSON of the same data: what cannot be seen is escaped, and white space between members stays. */
export function visibleJson(json: string): string {
  return json.replaceAll(unseen, (each) => (each === '\n' ? each : escaped(each)));
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A report whose every text can be printed; what was sent and received is left as it is. */
export function visibleReport(report: Report): Report {
  return { ...visible({ ...report, exchanges: [] }), exchanges: report.exchanges };
}

/** The same data with every text in it made visible; names of members are ours, and stay. */
export function visible<Data>(data: Data): Data {
  return shown(data) as Data;
}

function shown(value: unknown): unknown {
  if (typeof value === 'string') return visibleText(value);
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shown(member)]));
}
