import type { Contract } from '../../contract/contract.ts';
import { nearest } from '../../harness/model/nearest-name.ts';
import type { Hint, Profile } from '../../harness/model/profile.ts';
import type { Requirement } from '../../harness/model/requirement.ts';
import type { Scenario } from '../../harness/model/scenario.ts';
import type { Tolerance } from '../../harness/model/tolerance.ts';
import { namedOperation } from '../authentication/login-operation.ts';
import { UserError } from '../user-error.ts';
import type { LoadedSuite } from './load-suites.ts';
import { mergeHints } from './merge-hints.ts';
import { guarded } from './own-mistake.ts';

/** What suites may speak about. */
export interface SpokenOf {
  readonly contract: Contract;
  /** Ids of the requirements of the API. */
  readonly requirements: readonly string[];
}

/** A profile with the suites of the user. Throws a UserError for what does not fit the document. Pure. */
export function withSuites(profile: Profile, suites: readonly LoadedSuite[], about: SpokenOf): Profile {
  const mustFit = profile.versions === undefined;
  const stories = suites.flatMap((loaded) => storiesOf(loaded, { ...about, mustFit }));
  const scenarios = [...profile.scenarios, ...stories];
  requireDistinct(scenarios);
  const requirements = suites.flatMap((loaded) => requirementsIn(loaded, stories));
  requireKnown(suites, [...about.requirements, ...requirements.map(({ id }) => id)]);
  const all = suites.map(({ suite }) => suite);
  return {
    ...profile,
    errors: all.find(({ errors }) => errors !== undefined)?.errors ?? profile.errors,
    whoAmI: [...(profile.whoAmI ?? []), ...all.flatMap(({ personas }) => personas?.whoAmI ?? [])],
    hints: mergeHints(
      profile.hints,
      suites.flatMap((loaded) => hintsOf(loaded, { ...about, mustFit })),
    ),
    unfit: [...(profile.unfit ?? []), ...all.flatMap(({ unfit = [] }) => unfit)],
    shownBy: [...(profile.shownBy ?? []), ...all.flatMap(({ shownBy = [] }) => shownBy)],
    scenarios,
    requirements,
    tolerances: [
      ...(profile.tolerances ?? []),
      ...all.flatMap(({ tolerances = [] }) =>
        tolerances.map((tolerance): Tolerance => ({ ...tolerance, versions: 'every' })),
      ),
    ],
  };
}

type Fitting = Pick<SpokenOf, 'contract'> & { readonly mustFit: boolean };

function storiesOf({ file, suite }: LoadedSuite, { contract, mustFit }: Fitting): readonly Scenario[] {
  return (suite.stories ?? []).map((story) => {
    const what = `the story "${story.title}"`;
    requireCell(story, contract, `${file.name}: ${what}`);
    return { ...story, run: guarded(story.run, { file, what, mustFit }) };
  });
}

/** A story that aims at nothing would prove nothing. */
function requireCell({ cell = '' }: Scenario, { cells, operations }: Contract, place: string): void {
  if (cells.some(({ id }) => id === cell)) return;
  const key = cell.split(' ').slice(0, 2).join(' ');
  const statuses = cells
    .filter(({ operation }) => operation.key === key)
    .map(({ response }) => response.status);
  const meant = nearest(
    key,
    operations.map((operation) => operation.key),
  );
  const help =
    statuses.length > 0
      ? `; there are ${statuses.join(', ')}`
      : meant === undefined
        ? '; assay plan lists all cells'
        : `; did you mean ${meant}?`;
  throw new UserError(`${place} is about the cell ${cell}, which the document does not have${help}`);
}

function requireDistinct(scenarios: readonly Scenario[]): void {
  const ids = scenarios.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined)
    throw new UserError(`two stories have the id "${twice}"; give one of them another title`);
}

function requireKnown(suites: readonly LoadedSuite[], known: readonly string[]): void {
  for (const { file, suite } of suites)
    for (const { title, requirements } of suite.stories ?? []) {
      const unknown = requirements.find((id) => !known.includes(id));
      if (unknown === undefined) continue;
      const meant = nearest(unknown, known);
      throw new UserError(
        `${file.name}: the story "${title}" names the requirement ${unknown}, which no suite has${meant === undefined ? '; add it to requirements of the suite' : `; did you mean ${meant}?`}`,
      );
    }
}

function requirementsIn({ file, suite }: LoadedSuite, stories: readonly Scenario[]): readonly Requirement[] {
  return (suite.requirements ?? []).map(
    ({ id, level = 'MUST', source = file.name, text, cells, notTested }) => ({
      id,
      level,
      source,
      text,
      cells:
        cells ??
        stories.flatMap(({ cell, requirements }) =>
          cell !== undefined && requirements.includes(id) ? [cell] : [],
        ),
      ...(notTested !== undefined && { notTested }),
    }),
  );
}

function hintsOf({ file, suite }: LoadedSuite, { contract, mustFit }: Fitting): readonly Hint[] {
  return (suite.hints ?? []).map((hint) => {
    const { key } = namedOperation(hint.operation, contract, `${file.name}: a hint`);
    const origin = { file, what: `the hint for ${key}`, mustFit };
    const { adapt, share, ...others } = hint;
    return {
      ...others,
      operation: key,
      ...(adapt && { adapt: guarded(adapt, origin) }),
      ...(share && { share: guarded(share, origin) }),
    };
  });
}
