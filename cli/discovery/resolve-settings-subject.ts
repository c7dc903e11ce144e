import { usualApi } from '../../apis/registry.ts';
import type { Settings, SettledSettings } from '../configuration/settings.ts';
import { findSubject } from './find-subject.ts';

/**
 * Settings that say what a run is about: where nobody said it, a running instance is asked, and everything else is the
 * first API that comes with Assay.
 * Throws a UserError where an instance does not tell.
 */
export async function settle(settings: Settings): Promise<SettledSettings> {
  const { subject, target } = settings;
  if (subject) return { ...settings, subject };
  if (target.kind !== 'url') return { ...settings, subject: usual };
  const found = await findSubject(target);
  return { ...settings, subject: found.subject, target: { ...target, url: found.url } };
}

export const usual = { api: usualApi, document: usualApi } as const;
