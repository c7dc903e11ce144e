import type { DeveloperRow } from '../storage/tables.ts';

export function developerView({ id, email, full_name, company, created_at }: DeveloperRow): object {
  return {
    id,
    email,
    fullName: full_name,
    createdAt: new Date(created_at).toISOString(),
    ...(company === null ? {} : { company }),
  };
}
