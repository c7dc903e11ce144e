import { expect, onTestFinished, test, vi } from 'vitest';
import { apiNamed } from '../../apis/registry.ts';
import { walk } from './walk.ts';

/** The pages that walk through a reference server with curl: `docs/<api>.md`. */
test.each([
  { api: 'tasky', url: 'http://127.0.0.1:4000', env: {} },
  {
    api: 'users',
    url: 'http://127.0.0.1:4100',
    env: { FAULT_SECRET: 'secret', UNLIMITED_ADDRESSES: '127.0.0.1' },
  },
  { api: 'notap', url: 'http://127.0.0.1:4200', env: {} },
] as const)(
  'every line of the walk through $api prints what the page says',
  { timeout: 60_000 },
  async ({ api, url, env }) => {
    for (const [name, value] of Object.entries({ ...env, LOG_LEVEL: 'silent' })) vi.stubEnv(name, value);
    onTestFinished(() => void vi.unstubAllEnvs());
    const { reference } = apiNamed(api);
    const server = await (await reference?.load())?.open({ PORT: 0 });
    if (!server) throw new Error(`${api} has no reference server`);
    onTestFinished(server.close);
    const steps = await walk(`docs/${api}.md`, { page: url, real: String(await server.listen()) });
    expect(steps.length).toBeGreaterThan(5);
    expect(steps.map(({ line, printed }) => ({ line, printed }))).toEqual(
      steps.map(({ line, says }) => ({ line, printed: says })),
    );
  },
);
