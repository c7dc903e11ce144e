import type { Profile } from '../../harness/model/profile.ts';
import type { Withdrawn } from '../configuration/settings.ts';
import { UserError } from '../user-error.ts';

/** A profile that tolerates less than it would. Throws a UserError for numbers that no tolerance of it has. */
export function withdrawTolerances(
  profile: Profile,
  withdrawn: Withdrawn,
  configFile = 'assay.config',
): Profile {
  const { tolerances = [] } = profile;
  if (withdrawn === 'all') return { ...profile, tolerances: [] };
  const known = [...new Set(tolerances.map(({ id }) => id))];
  const unknown = withdrawn.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    const others = known.length === 0 ? 'there are no tolerances here' : `there are ${known.join(', ')}`;
    throw new UserError(
      `${configFile}: tolerances.withdrawn names ${unknown}, but no tolerance has that number; ${others}`,
    );
  }
  return { ...profile, tolerances: tolerances.filter(({ id }) => !withdrawn.includes(id)) };
}
