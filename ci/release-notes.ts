/** What does not agree between a tag, the package and the changelog. */
export class ReleaseError extends Error {
  override readonly name = 'ReleaseError';
}

/**
 * The notes of a release: the section of the changelog about its version, without the heading. `name` is its tag, or the branch
 * of a dry run, which may still be unreleased. Throws a ReleaseError if tag, package and changelog do not agree.
 */
export function releaseNotes(name: string, version: string, changelog: string): string {
  const isRelease = name.startsWith('v');
  if (isRelease && name !== `v${version}`)
    throw new ReleaseError(
      `the tag is ${name}, and package.json has version ${version}; tag the commit v${version}`,
    );
  const sections = changelog.split(/^## /m).slice(1);
  const [section = ''] = sections;
  const [heading = '', ...lines] = section.split('\n');
  const [found = '', when = ''] = heading.split(', ');
  if (found !== version)
    throw new ReleaseError(`CHANGELOG.md begins with ${found}, and package.json has version ${version}`);
  if (isRelease && !/^\d{4}-\d\d-\d\d$/.test(when))
    throw new ReleaseError(
      `CHANGELOG.md says "${heading}"; write the day of the release: "${version}, 2030-01-31"`,
    );
  return `${lines.join('\n').trim()}\n`;
}
