import { expect, test } from 'vitest';
import { accusations, runSmall } from './run-small.ts';
import type { Asked } from './small-server.ts';
import { todos } from './todos.ts';

test('a server that hangs under several requests at a time is asked one thing at a time, and told of', async () => {
  const { document, answer } = todos();
  let underWay = 0;
  let heard = 0;
  const hanging = {
    document,
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
  const { report, stderr } = await runSmall(hanging, ['--concurrency', '3', '--timeout', '1']);
  expect(accusations(report)).toEqual([]);
  expect(stderr).toContain('got no answer while others did');
  expect(report.blindSpots[0]).toMatch(/answer while it answered others.*hangs when it is asked several/);
  expect(report.run.interrupted).toBeNull();
});
