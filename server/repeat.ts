import type { FastifyInstance } from 'fastify';

/**
 * Does something again and again while the server runs, first after one interval. One turn ends before the next begins;
 * a failure is logged, and does not stop the turns after it. Closing the server waits for the turn that runs.
 */
export function repeat(app: FastifyInstance, intervalMs: number, task: () => Promise<void>): void {
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const turn = async (): Promise<void> => {
    try {
      await task();
    } catch (error) {
      app.log.error({ err: error }, 'a task that is done again and again has failed');
    }
    schedule();
  };
  let closed = false;
  const schedule = (): void => {
    if (closed) return;
    timer = setTimeout(() => {
      running = turn();
    }, intervalMs).unref();
  };
  app.addHook('onReady', async () => schedule());
  app.addHook('preClose', async () => {
    closed = true;
    clearTimeout(timer);
    await running;
  });
}
