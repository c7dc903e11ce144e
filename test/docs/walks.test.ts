import { expect, onTestFinished, test, vi } from 'vitest';
import { apiNamed } from '../../apis/registry.ts';
import { walk } from './walk.ts';

/** The pages that walk through a reference server with curl: `docs/<api>.md`. */
test.each([{ api: 'tasky', url: 'http://127.0.0.1:4000' }] as const)(
  'every line of the walk through $api prints what the page says',
  { timeout: 60_000 },
  async ({ api, url }) => {
    vi.stubEnv('LOG_LEVEL', 'silent');
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
