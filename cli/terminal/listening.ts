import { once } from 'node:events';
import { UserError } from '../user-error.ts';

/** What a server returns once it listens. Throws a UserError where its port, or its host, cannot be used. */
export async function listening<T>(
  listen: Promise<T>,
  { port, host }: { readonly port: number; readonly host?: string },
): Promise<T> {
  try {
    return await listen;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      throw new UserError(`port ${port} is in use; give another one with --port, or 0 for any`);
    if (code === 'EACCES')
      throw new UserError(`permission denied for port ${port}; give a port above 1023 with --port`);
    if (host !== undefined && (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND'))
      throw new UserError(`this machine has no address ${host}; give another one with --host`);
    throw error;
  }
}

/** Ends when somebody presses Ctrl-C, or the process is asked to end. */
export async function interruption(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}
