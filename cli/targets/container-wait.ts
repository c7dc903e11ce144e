import type { ContainerMembers } from '../configuration/container-schema.ts';
import type { Containers } from './container-library.ts';

/** Seconds until an instance in a container has to be ready. */
const usualSeconds = 60;

type Wait = ReturnType<Containers['library']['Wait']['forHealthCheck']>;

/** How the library waits for an instance, as a target of the configuration says it. */
export function containerWait(
  { library: { Wait } }: Containers,
  { port = 80, basePath = '/', wait = {} }: ContainerMembers,
): Wait {
  const { path, status, log, healthy, seconds = usualSeconds } = wait;
  const http = (where: string) => Wait.forHttp(where, port, { abortOnContainerExit: true });
  const ready = (): Wait => {
    if (path !== undefined) return http(path).forStatusCode(status ?? 200);
    if (log !== undefined) return Wait.forLogMessage(log);
    if (healthy) return Wait.forHealthCheck();
    // Whoever returns anything, even an error, has begun to listen.
    return http(basePath).forStatusCodeMatching(() => true);
  };
  return ready().withStartupTimeout(seconds * 1000);
}
