import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { stripVTControlCharacters } from 'node:util';
import { createRedactor } from '../../harness/transport/redact.ts';
import { visibleText } from '../../reports/parts/visible.ts';
import { prepareFolder } from './write-files.ts';

/** What containers of a target print, in a file beside the report. */
export interface TargetLog {
  readonly file: string;
  /** Writes down a stream until it ends, with a name before each line where there are several. */
  readonly follow: (stream: Readable, name?: string) => void;
  /** Ends what is still followed. */
  readonly close: () => Promise<void>;
}

/**
 * A new log in a folder, in place of an earlier one. The secrets that the containers were started with are taken out, and
 * what looks like one; what commands a terminal is made visible. Throws a UserError where nothing can be written.
 */
export async function openTargetLog(folder: string, secrets: readonly string[]): Promise<TargetLog> {
  await prepareFolder(folder);
  const file = join(folder, 'target.log');
  const redactor = createRedactor();
  for (const secret of secrets) redactor.learn(secret, 'environment of the container');
  const output = createWriteStream(file);
  const streams = new Set<Readable>();
  return {
    file,
    follow: (stream, name) => {
      streams.add(stream);
      // A connection to the engine that breaks ends the log, and is no error of the run.
      stream.on('error', () => undefined);
      createInterface({ input: stream }).on('line', (line) => {
        const shown = visibleText(redactor.text(stripVTControlCharacters(line)).replaceAll('\t', '  '));
        output.write(`${name === undefined ? '' : `${name} | `}${shown}\n`);
      });
    },
    close: async () => {
      for (const stream of streams) stream.destroy();
      output.end();
      await finished(output);
    },
  };
}
