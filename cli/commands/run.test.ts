import { Command } from 'commander';
import { expect, test } from 'vitest';
import { authKinds } from '../authentication/auth-kinds.ts';
import { addRun } from '../flags/run.ts';

test.each(authKinds.map(({ name }) => name))('--help of assay run names --auth %s', (name) => {
  const program = new Command();
  addRun(program, () => {});
  const auth = program.commands[0]?.options.find(({ long }) => long === '--auth');
  expect(auth?.description.split(/[ ,]+/)).toContain(name);
});
