import type { JsonObject } from '../../contract/json.ts';
import type { SecurityScheme } from '../../contract/operations/authorization.ts';
import type { Receipt } from '../clean-up/clean-up.ts';
import type { Note } from '../journal/journal-writer.ts';
import { AuthError } from '../model/auth-error.ts';
import type { Capability, KnownVersions, Told } from '../model/capability.ts';
import { newRunId } from '../model/run-id.ts';
import { Stop } from '../model/stop.ts';
import type { Target } from '../model/target.ts';
import type { ReportedProbe } from '../report/version.ts';
import { createPace } from '../transport/create-pace.ts';
import { politeSender } from '../transport/polite-sender.ts';
import { createSender } from '../transport/send.ts';
import { UnreachableError } from '../transport/unreachable-error.ts';
import { createProber } from './prober.ts';
import { type Detected, resolve } from './resolve-capabilities.ts';

/** What was found out, with the evidence. */
export interface Detection extends Detected {
  readonly probes: readonly ReportedProbe[];
  /** What became of what the probing made. */
  readonly receipt: Receipt;
}

/**
 * Asks an instance for every capability that no document tells, in their order, and fills what it does not tell from the
 * nearest version.
 */
export async function detect(
  versions: KnownVersions,
  target: Target,
  options: DetectOptions,
): Promise<Detection> {
  const { timeout, mayWrite, note = () => {} } = options;
  const { url, pace = createPace(), connection } = target;
  const sender = politeSender(createSender(url, { timeout, connection }), pace, {
    failure: UnreachableError,
  });
  const mark = newRunId();
  try {
    const somebody = await firstWithCredentials(target, options.schemes);
    const by = { plays: somebody.persona, login: target.auth.loginOf?.(somebody.persona) ?? null };
    if (mayWrite) note({ kind: 'run', id: mark });
    const prober = createProber({ sender, credentials: somebody.credentials, by, mayWrite, note, mark });
    try {
      const told = new Map<string, Told>();
      for (const capability of versions.capabilities) {
        if (options.signal?.aborted) break;
        const answer = toldIn(options.document, capability) ?? (await capability.tell(prober.probing));
        if (answer) told.set(capability.id, answer);
      }
      pace.lift();
      return { ...resolve(versions, told), probes: prober.probes, receipt: await prober.cleanUp() };
    } catch (error) {
      pace.lift();
      await prober.cleanUp();
      throw error;
    }
  } finally {
    sender.close();
  }
}

/**
 * What an instance tells to whoever asks, by capability: what has to be known before anybody can log in. A capability
 * that it does not tell is missing.
 */
export async function detectBeforeLogin(
  { capabilities }: KnownVersions,
  url: string,
  { timeout }: { readonly timeout: number },
): Promise<ReadonlyMap<string, string>> {
  const sender = createSender(url, { timeout });
  const by = { plays: 'anonymous', login: null } as const;
  const { probing } = createProber({
    sender,
    credentials: undefined,
    by,
    mayWrite: false,
    note: () => {},
    mark: '',
  });
  try {
    const told = new Map<string, string>();
    for (const { id, tell } of capabilities.filter(({ anonymous }) => anonymous)) {
      const answer = await tell(probing);
      if (answer) told.set(id, answer.value);
    }
    return told;
  } finally {
    sender.close();
  }
}

export interface DetectOptions {
  /** Milliseconds for one exchange. */
  readonly timeout: number;
  /** How callers of this API say who they are. */
  readonly schemes: readonly SecurityScheme[];
  /** Without it, what only a new resource tells is assumed. */
  readonly mayWrite: boolean;
  /** What the instance is to be judged by, where that was given: what stands there is not asked for. */
  readonly document?: JsonObject | undefined;
  /** Told what is made before it is made. */
  readonly note?: Note | undefined;
  /** Aborted when there is nothing to find out any more. */
  readonly signal?: AbortSignal | undefined;
}

/** The personas that may ask, the one first that owns what it makes. */
const askers = ['owner', 'writer', 'reader', 'stranger', 'admin'] as const;

async function firstWithCredentials({ auth }: Target, schemes: readonly SecurityScheme[]) {
  for (const persona of askers) {
    const credentials = await auth.credentials(persona, schemes).catch(asNobody);
    if (credentials) return { persona, credentials };
  }
  return { persona: 'owner' as const, credentials: undefined };
}

/** Whoever cannot be logged in asks nothing; the controls of the run will say so, and why. */
function asNobody(error: unknown): undefined {
  if (error instanceof AuthError || error instanceof UnreachableError || error instanceof Stop)
    return undefined;
  throw error;
}

function toldIn(document: JsonObject | undefined, { inDocument, values }: Capability): Told | undefined {
  const value = document && inDocument?.(document);
  if (value === undefined) return undefined;
  const words = values.find((each) => each.value === value)?.words ?? value;
  return { value, because: `as in the given document: ${words}`, probes: [] };
}
