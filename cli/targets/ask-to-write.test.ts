import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { UrlSettings, Writing } from '../configuration/settings.ts';
import { askToWrite } from './ask-to-write.ts';

function settings(writing: Writing, readOnly = false) {
  const target: UrlSettings = {
    kind: 'url',
    name: undefined,
    url: 'https://tmi.example.com',
    auth: { kind: 'tokens' },
    personas: {},
    folder: '.',
    writing,
    abilities: [],
    webhooks: undefined,
    connection: {},
    prefixes: {},
    commands: {},
    limits: [],
  };
  return { target, readOnly, configFile: undefined };
}

/** A terminal where somebody types, or lets it be. */
function terminal(typed: string | undefined, isAttended = true) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  if (typed !== undefined) input.end(typed);
  const asked = (): string => String(output.read() ?? '');
  return { terminal: { input, output, isAttended }, asked };
}

test.each(['y\n', 'Y\n', 'yes\n', ' yes \n', 'y'])('%j is yes', async (typed) => {
  const { terminal: there, asked } = terminal(typed);
  await askToWrite(settings('unsaid'), there);
  expect(asked()).toBe(
    'This run creates, changes and deletes resources on https://tmi.example.com.\nContinue? [y/N] ',
  );
});

test.each(['\n', 'n\n', 'no\ny\n', 'yeah\n', ''])('%j is no', async (typed) => {
  await expect(askToWrite(settings('unsaid'), terminal(typed).terminal)).rejects.toThrow(
    'nothing was sent to https://tmi.example.com; give --read-only, or --writable tmi.example.com, or set writable: true for it in assay.config',
  );
});

test('Ctrl-C while it waits is no', async () => {
  const stop = new AbortController();
  const asking = askToWrite(settings('unsaid'), terminal(undefined).terminal, stop.signal);
  stop.abort();
  await expect(asking).rejects.toThrow('nothing was sent');
});

test('where nobody sits there, nobody is asked', async () => {
  const { terminal: there, asked } = terminal('y\n', false);
  await expect(askToWrite(settings('unsaid'), there)).rejects.toThrow(
    'a run creates, changes and deletes resources on https://tmi.example.com, and has no permission to do so; give --read-only',
  );
  expect(asked()).toBe('');
});

test('what the configuration refuses is not asked for', async () => {
  const { terminal: there, asked } = terminal('y\n');
  await expect(askToWrite(settings('refused'), there)).rejects.toThrow(
    'assay.config says that https://tmi.example.com is not writable; give --read-only, or another --target',
  );
  expect(asked()).toBe('');
});

test.each<[Writing, boolean]>([
  ['granted', false],
  ['unsaid', true],
  ['refused', true],
])('with writing %s and read-only %s there is nothing to ask', async (writing, readOnly) => {
  const { terminal: there, asked } = terminal(undefined);
  await askToWrite(settings(writing, readOnly), there);
  expect(asked()).toBe('');
});
