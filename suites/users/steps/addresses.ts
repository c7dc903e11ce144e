import type { Story } from '../../../harness/model/scenario.ts';

/** A short text that is part of a name or an address, and that nobody else has. */
export function newName(story: Story): string {
  return story
    .unique()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
}

/** An e-mail address that nobody else has. */
export function newAddress(story: Story): string {
  return `${newName(story)}@example.com`;
}
