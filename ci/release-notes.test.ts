import { expect, test } from 'vitest';
import { releaseNotes } from './release-notes.ts';

const changelog =
  '# Changelog\n\nAbout.\n\n## 1.2.0, 2030-01-31\n\n- New.\n\n### Details\n\n- More.\n\n## 1.1.0, 2029-01-01\n\n- Old.\n';

test('the notes are the section about the version', () => {
  expect(releaseNotes('v1.2.0', '1.2.0', changelog)).toBe('- New.\n\n### Details\n\n- More.\n');
});

test('a dry run on a branch needs no day', () => {
  const unreleased = changelog.replace('2030-01-31', 'unreleased');
  expect(releaseNotes('main', '1.2.0', unreleased)).toContain('- New.');
  expect(() => releaseNotes('v1.2.0', '1.2.0', unreleased)).toThrow(
    'CHANGELOG.md says "1.2.0, unreleased"; write the day of the release: "1.2.0, 2030-01-31"',
  );
});

test.each([
  ['v1.3.0', '1.2.0', 'the tag is v1.3.0, and package.json has version 1.2.0; tag the commit v1.2.0'],
  ['v1.3.0', '1.3.0', 'CHANGELOG.md begins with 1.2.0, and package.json has version 1.3.0'],
])('what does not agree is told: %s with %s', (name, version, says) => {
  expect(() => releaseNotes(name, version, changelog)).toThrow(says);
});
