import { randomUUID } from 'node:crypto';
import type { ContainerTarget } from '../configuration/settings.ts';
import type { TargetLog } from '../files/target-log.ts';
import { unlessStopped } from '../terminal/interruption.ts';
import type { Containers } from './container-library.ts';
import { containerWait } from './container-wait.ts';

/** What is started for a run. */
export interface Starting {
  /** Starts it until a signal; the URL of its port, without a path. Throws an Error of the engine, or a StoppedError. */
  readonly start: (signal: AbortSignal) => Promise<string>;
  /** Removes what was started, also in the middle of it. */
  readonly remove: () => Promise<void>;
}

const label = 'io.github.assay.run';

/** A container of an image; one that stays after the run is found again by the library, and removed by nobody here. */
export function container(
  { container: members }: ContainerTarget,
  env: Readonly<Record<string, string>>,
  { containers, log }: { readonly containers: Containers; readonly log: TargetLog },
): Starting {
  const { library, engine } = containers;
  const { image = '', port = 80, network, reuse = false } = members;
  const run = randomUUID();
  /** Resolved once it is there, or never will be: what is removed earlier would be made after that. */
  let made: Promise<void> | undefined;

  async function start(signal: AbortSignal): Promise<string> {
    // Pulling may take minutes, and leaves nothing that has to be removed.
    await unlessStopped(signal, () => engine.image.pull(library.ImageName.fromString(image)));
    const { promise, resolve } = Promise.withResolvers<void>();
    made = promise;
    let isFollowed = false;
    class Observed extends library.GenericContainer {
      protected override async containerCreated(): Promise<void> {
        resolve();
      }
    }
    const defined = new Observed(image)
      .withExposedPorts(port)
      .withEnvironment(env)
      .withWaitStrategy(containerWait(containers, members))
      .withLogConsumer((stream) => {
        isFollowed = true;
        log.follow(stream);
      });
    if (network !== undefined) defined.withNetworkMode(network);
    // A label of this run would make it another container.
    if (reuse) defined.withReuse();
    else defined.withLabels({ [label]: run });
    const since = Math.floor(Date.now() / 1000);
    const started = await unlessStopped(signal, () => defined.start().finally(resolve));
    // Of one that was there already, only what it prints from now on is of this run.
    if (!isFollowed) log.follow(await started.logs({ since }));
    return `http://${started.getHost()}:${started.getMappedPort(port)}`;
  }

  const { dockerode } = engine.container;
  const ours = () => dockerode.listContainers({ all: true, filters: { label: [`${label}=${run}`] } });
  return {
    start: async (signal) => {
      try {
        return await start(signal);
      } catch (error) {
        const [found] = await ours();
        throw found?.State === 'exited' ? new Error('it ended') : error;
      }
    },
    remove: async () => {
      await made;
      for (const { Id } of await ours()) await dockerode.getContainer(Id).remove({ force: true, v: true });
    },
  };
}
