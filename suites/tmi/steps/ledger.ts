import { type Answer, type Caller, type Draft, isObject, type Story } from '../../../suite/suite.ts';

/** Something that is read before and after. */
export interface Entry {
  /** "the diagram of somebody else" */
  readonly what: string;
  readonly draft: Draft;
  /** Who reads it; somebody who remains. */
  readonly as: Caller;
  /**
   * What has to become of it. `kept`: not a byte of it changes. `changed`: it is there, and nothing changes but these
   * members, or these of its items. `gone`: nobody finds it.
   */
  readonly due: 'kept' | 'gone' | { readonly changed: readonly string[] };
}

/** An entry as it was at first. */
export interface Noted {
  readonly entry: Entry;
  readonly before: Answer;
}

/** Reads everything, so that it can be compared later. */
export async function note(story: Story, entries: readonly Entry[]): Promise<readonly Noted[]> {
  const noted: Noted[] = [];
  for (const entry of entries) {
    const before = await story.send(entry.draft, {
      as: entry.as,
      expect: 200,
      step: 'control',
      why: `Read ${entry.what} before`,
    });
    noted.push({ entry, before });
  }
  return noted;
}

/** Reads everything again, and claims what is due of it. */
export async function settle(story: Story, noted: readonly Noted[], requirement: string): Promise<void> {
  for (const { entry, before } of noted) {
    const { what, draft, as, due } = entry;
    const after = await story.send(draft, {
      as,
      expect: due === 'gone' ? 404 : 200,
      step: 'follow-up',
      why: due === 'gone' ? `Look for ${what} after` : `Read ${what} after`,
    });
    if (due === 'kept')
      story.claim(after, {
        sentence: `${what} has not changed, byte for byte`,
        holds: after.response.body === before.response.body,
        requirement,
      });
    else if (due !== 'gone')
      story.claim(after, {
        sentence: `Only ${due.changed.join(', ')} of ${what} have changed`,
        holds: rest(after, due.changed) === rest(before, due.changed),
        requirement,
      });
  }
}

/** An answer without some of its members, or of those of its items. */
function rest({ json }: Answer, without: readonly string[]): string {
  const part = (value: unknown): unknown =>
    isObject(value) ? Object.entries(value).filter(([name]) => !without.includes(name)) : value;
  return JSON.stringify(Array.isArray(json) ? json.map(part) : part(json));
}
