import type { AddonRow } from '../storage/webhook-tables.ts';

/** The body of POST /addons. */
export interface AddonInput {
  readonly name: string;
  readonly webhook_id: string;
  readonly description?: string;
  readonly icon?: string;
  readonly objects?: readonly string[];
  readonly threat_model_id?: string | null;
}

/** What an add-on can be asked about; undefined where it does not say. */
export function objectsOf({ objects }: AddonRow): readonly string[] | undefined {
  return objects === null ? undefined : JSON.parse(objects);
}

/** An add-on as answers show it; what its administrator left out is left out. */
export function viewAddon(addon: AddonRow): object {
  const { id, name, webhook_id, description, icon, threat_model_id, created_at } = addon;
  const objects = objectsOf(addon);
  return {
    id,
    name,
    webhook_id,
    ...(description === null ? {} : { description }),
    ...(icon === null ? {} : { icon }),
    ...(objects ? { objects } : {}),
    threat_model_id,
    created_at,
  };
}
