import { expect, test } from 'vitest';
import { assay, reportIn, temporaryFolder } from '../cli/assay.ts';
import { personas, productionServer, tokensFor } from './production-server.ts';

test('with five tokens and nothing else, what takes more says what it takes', {
  timeout: 120_000,
}, async () => {
  const server = await productionServer();
  const out = await temporaryFolder();
  const flags = [
    'run',
    '--target',
    server.url,
    '--out',
    out,
    '--suite',
    'user-deletion',
    '--suite',
    'broken-credentials',
  ];
  const { code, stdout } = await assay(flags, { env: await tokensFor(server) });
  expect(code).toBe(0);
  expect(stdout).toMatch(/no disposable account was given; at least \d+ more are needed/);
  const report = await reportIn(out);
  // Nobody deletes the account of a persona: all of them are still let in.
  const control = report.personas.filter(({ control }) => control === 'passed').map(({ id }) => id);
  expect(control).toEqual(['stranger', 'reader', 'writer', 'owner', 'admin']);
  for (const id of personas) {
    expect((await server.logIn(id)).access_token).toBeTypeOf('string');
  }
});
