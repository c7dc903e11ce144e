import { expect, test } from 'vitest';
import { hostOf } from './repository.ts';

test.each([
  ['git@github.com:team/api.git', 'github'],
  ['https://token@github.example.com/team/api', 'github'],
  ['ssh://git@gitlab.example.com:2222/team/api.git', 'gitlab'],
  ['git@ssh.dev.azure.com:v3/acme/shop/api', 'azure'],
  ['https://git.example.com/mirrors/github.com.git', undefined],
  ['', undefined],
])('the host of %s', (remote, host) => {
  expect(hostOf(remote)).toBe(host);
});
