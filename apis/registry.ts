import type { Api } from './api.ts';
import { mini } from './mini/api.ts';
import { notap } from './notap/api.ts';
import { tasky } from './tasky/api.ts';
import { tmi } from './tmi/api.ts';
import { users } from './users/api.ts';

const all = [tmi, mini, tasky, users, notap] as const;

export type ApiName = (typeof all)[number]['name'];

/** The APIs that come with Assay. The first one is meant where nobody names an API. */
export const apis: readonly Api<ApiName>[] = all;

export const apiNames: readonly ApiName[] = all.map(({ name }) => name);

export const usualApi: ApiName = all[0].name;

/** The API of that name. Its documents and suites have the same name, so that there always is one. */
export function apiNamed(name: ApiName): Api<ApiName> {
  const api = apis.find((known) => known.name === name);
  if (!api) throw new Error(`no API is called ${name}`);
  return api;
}
