import type { Answer, PathValues, Story } from '../../../suite/suite.ts';

/**
 * Claims that Location leads to what was created: to an operation by its operationId, with these values in the path. A
 * missing Location is found by the check `location`.
 */
export function claimLocation(
  story: Story,
  created: Answer,
  name: string,
  id: string,
  path: PathValues,
): void {
  const { location } = created.response.headers;
  if (location === undefined) return;
  const found = story.locate(location);
  story.claim(created, {
    sentence: `Location leads to the ${name}`,
    holds:
      found?.operation.id === id &&
      Object.entries(path).every(([parameter, value]) => found.path[parameter] === value),
    requirement: 'S0-201-location-resolves',
  });
}
