import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Where Debian's package `chromium` puts it. */
const installed = '/usr/bin/chromium';

/** Starts the Chromium that comes with the packages, otherwise the one of the system. Throws if neither starts. */
export async function startBrowser(): Promise<Browser> {
  const failures: string[] = [];
  for (const start of [startPackaged, startInstalled]) {
    try {
      return await start();
    } catch (error) {
      failures.push(error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error));
    }
  }
  throw new Error(
    `No Chromium could be started. Run npm ci again, or install the system's own as ${installed}. (${failures.join('; ')})`,
  );
}

async function startPackaged(): Promise<Browser> {
  // One process for everything would end with the first page that is closed.
  const args = sparticuz.args.filter((argument) => argument !== '--single-process');
  return chromium.launch({ executablePath: await sparticuz.executablePath(), args, headless: true });
}

async function startInstalled(): Promise<Browser> {
  return chromium.launch({ executablePath: installed, args: ['--no-sandbox'], headless: true });
}
