import { expect, test } from 'vitest';
import { deployments } from './deployments.ts';
import { visitSmall } from './visit.ts';

test('a scenario names the exchanges of others that made what it uses', async () => {
  const { report } = await visitSmall(deployments(false));
  const exchanges = new Map(report.exchanges.map((exchange) => [exchange.id, exchange]));
  expect(report.scenarios.filter(({ setUp }) => setUp)).not.toHaveLength(0);

  for (const { id, setUp = [], exchanges: own } of report.scenarios) {
    const sent = [...setUp, ...own].flatMap((each) => exchanges.get(each) ?? []);
    const responses = sent.map(({ response }) => response.body).join(' ');
    const used = own.flatMap(
      (each) => /\/(d[1-9]\d*)/.exec(exchanges.get(each)?.request.target ?? '')?.[1] ?? [],
    );
    for (const deployment of used) expect(responses, id).toContain(`"${deployment}"`);
  }
});
