import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveSettings } from '../../cli/configuration/resolve-settings.ts';
import { runJournaled } from '../../cli/running/journaled-run.ts';
import { prepareRun } from '../../cli/running/prepare-run.ts';
import { reportOn } from '../../cli/running/run-and-judge.ts';
import { abilitiesOf } from '../../cli/targets/abilities.ts';
import { withRunningTarget } from '../../cli/targets/with-running-target.ts';
import { createTmi } from '../../server/tmi/app.ts';
import { configFrom } from '../../server/tmi/config.ts';
import { openTmiStorage } from '../../server/tmi/storage/open.ts';
import { createSabotaged } from './sabotaged-server.ts';
import type { Try } from './trial.ts';

/**
 * As `assay run --target <url> --auth test-provider`, against a server with its own defaults: without the fault secret,
 * abilities, a receiver of webhooks or an identity provider of SAML.
 */
export const tryBehindUrl: Try = async (sabotage, part) => {
  const folder = await mkdtemp(join(tmpdir(), 'assay-sabotage-'));
  const config = configFrom({ PORT: 0, LOG_LEVEL: 'silent' }, {});
  const app = createSabotaged(createTmi, sabotage, { config, storage: await openTmiStorage(config) });
  try {
    const target = await app.listen({ port: 0, host: config.HOST });
    const said = await resolveSettings('tmi', { target, auth: 'test-provider' }, folder);
    return await withRunningTarget(said, { out: folder }, async (settings) => {
      const finished = await runJournaled({
        ready: await prepareRun(settings),
        out: folder,
        choose: async (plan) => part(plan),
        concurrency: settings.pace.concurrency,
        bail: false,
      });
      const report = reportOn(finished, undefined);
      return { plan: finished.chosen, report, abilities: abilitiesOf(settings.target, 'tmi') };
    });
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  }
};
