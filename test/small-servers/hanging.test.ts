import { expect, test } from 'vitest';
import { pooled } from './pool.ts';
import { type Asked, problem } from './small-server.ts';
import { todos } from './todos.ts';
import { accusations, expectAccused, visitSmall } from './visit.ts';

test.each([
  { fault: undefined, accused: [] },
  { fault: 'unknown todos are found' as const, accused: ['status-as-aimed GET /todos/{id} 404'] },
])(
  'a server that hangs under several requests at a time is asked one thing at a time, and told of; fault: $fault',
  async ({ fault, accused }) => {
    const { document, answer, state } = todos({ fault });
    let underWay = 0;
    let heard = 0;
    const hanging = {
      document,
      state,
      answer: async (asked: Asked) => {
        underWay += 1;
        heard += 1;
        // It begins well: what is first asked is answered.
        const isCrowded = underWay > 1 && heard > 8;
        await new Promise((done) => setTimeout(done, 20));
        underWay -= 1;
        return isCrowded ? ('no answer' as const) : answer(asked);
      },
    };
    const flags = ['--concurrency', '3', '--timeout', '1'];
    const { report, stderr } = await expectAccused(hanging, accused, { flags });
    expect(stderr).toContain('got no response while others did');
    expect(report.blindSpots[0]).toMatch(/without a response.*hangs under concurrent requests/);
    expect(report.run.interrupted).toBeNull();
  },
);

test('a server that fails under several requests at a time is asked one thing at a time, and told of', async () => {
  const { document, answer, state } = todos();
  let underWay = 0;
  const busy = {
    document,
    state,
    answer: async (asked: Asked) => {
      underWay += 1;
      const isCrowded = underWay > 1;
      await new Promise((done) => setTimeout(done, 20));
      underWay -= 1;
      // As of a database that is locked: not handled, and nobody knows until when.
      return isCrowded ? problem(503) : answer(asked);
    },
  };
  const { report, stderr } = await expectAccused(busy, [], { flags: ['--concurrency', '3'] });
  expect(stderr).toContain('got only 503');
  expect(report.blindSpots[0]).toMatch(/returned 503 .*fails under concurrent requests/);
});

test('a server that fails whatever else it is asked is accused', async () => {
  const { document, answer } = todos();
  const failing = {
    document,
    answer: (asked: Asked) => (asked.method === 'DELETE' ? problem(503) : answer(asked)),
  };
  const { report } = await visitSmall(failing, { flags: ['--concurrency', '3'] });
  expect(new Set(accusations(report).map((each) => each.split(' ')[0]))).toEqual(
    new Set(['no-server-error']),
  );
});

test('a pool whose connections are all held by requests that wait: told, and sent again one at a time', async () => {
  const { document, answer } = todos();
  const pool = pooled(answer, { connections: 10, each: 3, givesBack: true });
  const flags = ['--timeout', '1', '--concurrency', '8'];
  const { report, stderr } = await visitSmall({ document, answer: pool }, { flags });
  expect(accusations(report)).toEqual([]);
  expect(stderr).toContain('hung when 8 requests were under way');
  expect(report.blindSpots[0]).toMatch(/hung when 8 requests were under way.*one at a time, (\d+) of \1 got/);
  expect(report.run.interrupted).toBeNull();
  expect(report.run.seconds).toBeLessThan(10);
});
