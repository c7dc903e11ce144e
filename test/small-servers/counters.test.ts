import { expect, test } from 'vitest';
import { counters } from './counters.ts';
import { accusations, proven, visitSmall } from './visit.ts';

test.each([[[]], [['--read-only']]])(
  'a switch in a query that says that it changes something is not sent: %j',
  async (flags) => {
    const server = counters();
    const before = server.state();
    const { report } = await visitSmall(server, { flags });
    expect(accusations(report)).toEqual([]);
    expect(proven(report)).toEqual(['GET /counters 200', 'GET /counters 400']);
    expect(server.state()).toBe(before);
    const asked = report.exchanges.map(({ request }) => request.target);
    expect(asked).toContain('/counters?unit=one');
  },
);
