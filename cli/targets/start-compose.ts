import { randomUUID } from 'node:crypto';
import { basename, dirname, resolve } from 'node:path';
import type { WaitStrategy } from 'testcontainers';
import type { ContainerTarget } from '../configuration/settings.ts';
import type { TargetLog } from '../files/target-log.ts';
import { unlessStopped } from '../terminal/interruption.ts';
import { UserError } from '../user-error.ts';
import type { Containers } from './container-library.ts';
import { containerWait } from './container-wait.ts';
import type { Starting } from './start-container.ts';

/** A service of a Compose file and what it depends on, as a project of its own. */
export function compose(
  { container: members, folder }: ContainerTarget,
  environment: Readonly<Record<string, string>>,
  { containers, log }: { readonly containers: Containers; readonly log: TargetLog },
): Starting {
  const { library, engine } = containers;
  const { compose: name = '', service = '', port = 80 } = members;
  const file = resolve(folder, name);
  const project = `assay-${randomUUID().slice(0, 8)}`;
  const where = { filePath: dirname(file), files: basename(file), projectName: project, environment };
  /** Resolved once its containers are there, or never will be. */
  let made: Promise<void> | undefined;
  return {
    start: async (signal) => {
      const { promise, resolve: isMade } = Promise.withResolvers<void>();
      made = promise;
      const ready = containerWait(containers, members);
      let published: number | undefined;
      // Compose has started the others in their order; only the instance is waited for.
      const each: WaitStrategy = {
        waitUntilReady: async (one, ports, startTime) => {
          isMade();
          const { Config } = await engine.container.inspect(one);
          const of = Config.Labels['com.docker.compose.service'];
          log.follow(await engine.container.logs(one), of);
          if (of !== service) return;
          published = [...ports.iterator()].find(([inside]) => inside === `${port}/tcp`)?.[1];
          if (published !== undefined) await ready.waitUntilReady(one, ports, startTime);
        },
        withStartupTimeout: () => each,
        isStartupTimeoutSet: () => true,
        getStartupTimeout: () => ready.getStartupTimeout(),
      };
      const defined = new library.DockerComposeEnvironment(where.filePath, where.files)
        .withProjectName(project)
        .withEnvironment({ ...environment })
        .withDefaultWaitStrategy(each);
      await unlessStopped(signal, () => defined.up([service]).finally(isMade));
      if (published === undefined)
        throw new UserError(
          `${name} publishes no port ${port} of the service ${service}; add it to its ports, as "${port}"`,
        );
      return `http://${engine.info.containerRuntime.host}:${published}`;
    },
    remove: async () => {
      await made;
      await engine.compose.down(where, { removeVolumes: true, timeout: 0 });
    },
  };
}
