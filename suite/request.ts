import type { Draft, PathValues, Story } from '../harness/model/scenario.ts';

/** What a story puts into a request; nothing is added to it. */
export interface Parts {
  readonly path?: PathValues;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** `application/json` unless `mediaType` says otherwise. */
  readonly json?: unknown;
  readonly mediaType?: string;
}

/** A request exactly as a story says it, where `story.draft` would make one up. `name` is an operationId. */
export function request(story: Story, name: string, parts: Parts = {}): Draft {
  const { path = {}, query = {}, headers = {}, json, mediaType = 'application/json' } = parts;
  const body = json === undefined ? undefined : { mediaType, json };
  return { operation: story.operation(name), path, query, headers, body };
}

/** RFC 6902. */
export const jsonPatch = 'application/json-patch+json';
/** RFC 7396. */
export const mergePatch = 'application/merge-patch+json';
