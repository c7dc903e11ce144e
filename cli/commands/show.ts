import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { ExitCode } from '../exit-code.ts';
import { reportServer } from '../files/serve-report.ts';
import { wholeNumber } from '../flag-values.ts';
import { foldersOfParts } from '../plan/part.ts';
import { interruption, listening } from '../terminal/listening.ts';
import { print } from '../terminal/print.ts';
import { ownTerminal } from '../terminal/terminal.ts';
import { UserError } from '../user-error.ts';

/** As they were typed. */
export interface ShowFlags {
  readonly port?: string;
}

/** Opens the report of a folder in the browser, where somebody has one; serves it on this machine if a port is given. */
export async function showReport(folder: string, { port: typed }: ShowFlags): Promise<ExitCode> {
  const page = join(folder, 'report.html');
  if (!existsSync(page))
    throw new UserError(
      `${page} does not exist; run assay run, or give the folder that a run has written to`,
    );
  if (typed === undefined) {
    print(`The report is ${page}.\n`);
    await openIfAttended(resolve(page));
    return ExitCode.asExpected;
  }
  const port = wholeNumber('--port', typed, { from: 0, to: 65_535 });
  const server = reportServer(folder, Object.values(foldersOfParts));
  server.listen(port, '127.0.0.1');
  await listening(once(server, 'listening'), { port });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  print(`The report of ${folder} is at ${url}; Ctrl-C stops it.\n`);
  await openIfAttended(url);
  await interruption();
  server.close();
  server.closeAllConnections();
  return ExitCode.asExpected;
}

/** A pipeline has no browser, and a machine need not have one: what to open has been printed. */
async function openIfAttended(place: string): Promise<void> {
  if (!ownTerminal().isAttended) return;
  try {
    const { default: open } = await import('open');
    const browser = await open(place);
    // A program that is missing is told later.
    browser.on('error', () => undefined);
  } catch {
    print('No browser could be opened.\n');
  }
}
