import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { ask } from './ask.ts';

/** A terminal whose user types the next of these answers to each question. */
function terminal(answers: readonly string[], isAttended = true) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const left = [...answers];
  let asked = '';
  output.on('data', (text) => {
    asked += text;
    input.write(`${left.shift() ?? ''}\n`);
  });
  return { input, output, isAttended, asked: () => asked };
}

test('questions are asked one after the other; an empty answer is the usual one', async () => {
  const user = terminal(['http://localhost:3000', '']);
  expect(await ask(user, 'Which instance?', 'mock')).toBe('http://localhost:3000');
  expect(await ask(user, 'Which pipeline?', 'github')).toBe('github');
  expect(user.asked()).toBe('Which instance? [mock] Which pipeline? [github] ');
});

test('nobody is asked who is not there', async () => {
  const pipeline = terminal([], false);
  expect(await ask(pipeline, 'Which instance?', 'mock')).toBe('mock');
  expect(pipeline.asked()).toBe('');
});
