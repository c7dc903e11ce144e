import { visibleJson, visibleLines } from '../../reports/parts/visible.ts';

/** What a command is asked for. Whatever a target or a document has put into it can command no terminal and no pipeline. */
export function print(text: string): void {
  process.stdout.write(visibleLines(text));
}

/** Data for programs; JSON by itself may have characters from U+007F on that command a terminal. */
export function printData(json: string): void {
  process.stdout.write(visibleJson(json));
}

/**
 * A line that tells people what happens meanwhile, made visible likewise. On a terminal it takes the place of the line
 * that says how far a run is.
 */
export function tell(line: string): void {
  const clear = process.stderr.isTTY ? '\r\u001b[K' : '';
  process.stderr.write(`${clear}${visibleLines(line)}\n`);
}
