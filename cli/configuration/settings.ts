import type { CsrfGuard } from '../../harness/model/csrf.ts';
import type { RateLimit } from '../../harness/model/rate-limit.ts';
import type { Ability } from '../../harness/model/target.ts';
import type { Scope } from '../../harness/plan/scope.ts';
import type { AuthSettings } from '../authentication/auth-kinds.ts';
import type { PersonaReferences } from '../authentication/persona-references.ts';
import type { Subject } from '../documents/documents.ts';
import type { OperationsSettings } from '../documents/operations-schema.ts';
import type { ConnectionSettings } from './connection-schema.ts';
import type { ContainerMembers } from './container-schema.ts';
import type { Demands } from './resolve-demands.ts';

/** Everything that was said about a run, by flags and by the configuration: one record, nothing in it unchecked. */
export interface SaidSettings extends Demands {
  /** As it was named; undefined where there is no configuration. */
  readonly configFile: string | undefined;
  /** Undefined where nothing was said: the target has to tell. */
  readonly subject: Subject | undefined;
  readonly target: TargetSettings | ContainerTarget;
  /** Only what changes nothing is sent. */
  readonly readOnly: boolean;
  /** Nobody minds what happens to what is on the target. */
  readonly disposable: boolean;
  readonly scope: Scope;
  readonly pace: Pace;
  readonly withdrawn: Withdrawn;
  readonly suites: SuiteFiles;
  /** What the document does not say of its operations. */
  readonly operations: OperationsSettings;
  /** What leads to the same target, document and people again, behind `assay run`. */
  readonly command: readonly string[];
}

/** The same once the container of the target is started, if it has one. */
export interface Settings extends SaidSettings {
  readonly target: TargetSettings;
}

/** Where the suites of the user are. */
export interface SuiteFiles {
  /** Files, or patterns of files. */
  readonly patterns: readonly string[];
  /** What they are relative to. */
  readonly folder: string;
}

/** Numbers of what is tolerated of other instances, and not of these. */
export type Withdrawn = 'all' | readonly string[];

/** Settings of a run that knows what it is about. */
export type SettledSettings = Settings & { readonly subject: Subject };

export type TargetSettings =
  | { readonly kind: 'mock' }
  | {
      readonly kind: 'reference';
      /** As in DATABASE_URL; undefined for one that is gone afterwards. */
      readonly database: string | undefined;
    }
  | UrlSettings;

/** An instance in a container that is not started yet. */
export interface ContainerTarget {
  readonly kind: 'container';
  /** What the configuration calls it. */
  readonly name: string;
  /** For people: "ghcr.io/acme/shop:1.4", "compose.yaml, service api". */
  readonly of: string;
  readonly container: ContainerMembers;
  /** Files of references and the Compose file are relative to it. */
  readonly folder: string;
  /** The instance, once it is known where. */
  readonly at: (url: string) => UrlSettings;
}

/** An instance that is already running. */
export interface UrlSettings {
  readonly kind: 'url';
  /** What the configuration calls it; undefined where it has no such target. */
  readonly name: string | undefined;
  /** Base URL without a trailing slash. */
  readonly url: string;
  /** The container that it was started in: of what, and whether it stays after the run. */
  readonly container?: { readonly of: string; readonly stays: boolean };
  readonly auth: AuthSettings;
  readonly personas: PersonaReferences;
  /** What stands before secrets, by the name of their security scheme. */
  readonly prefixes: Readonly<Record<string, string>>;
  /** Files of references are relative to it. */
  readonly folder: string;
  readonly writing: Writing;
  /** What was declared, besides what follows from other settings. */
  readonly abilities: readonly Ability[];
  /** Where its webhooks are heard; undefined where it cannot send any here. */
  readonly webhooks: WebhookAddress | undefined;
  /** How it is reached, besides its URL. */
  readonly connection: ConnectionSettings;
  /** Its rate limits; operations by the names that they were given. */
  readonly limits: readonly RateLimit[];
  /** What is run before and after a run; only a configuration names such commands. */
  readonly commands: { readonly prepare?: string | undefined; readonly cleanUp?: string | undefined };
  /** The guard against forged requests that it is said to have. */
  readonly csrf?: CsrfGuard | undefined;
}

/** How webhooks of a running instance come to this machine. */
export interface WebhookAddress {
  /** What leads here from where the target is, without a trailing slash. */
  readonly url: string;
  /** Where they are listened for. */
  readonly host: string;
  readonly port: number;
  /** How long a story waits for one, in milliseconds. */
  readonly patience: number;
}

/** Whether a run may create, change and delete things on a target; `unsaid` where nothing says so. */
export type Writing = 'granted' | 'refused' | 'unsaid';

/** How much a target is asked at once, and in all. */
export interface Pace {
  /** Scenarios at a time. */
  readonly concurrency: number;
  /** Milliseconds for one exchange. */
  readonly timeout: number;
  /** Milliseconds that a target has to come back after it went down. */
  readonly restartWait: number;
  readonly requestsPerSecond: number | undefined;
  /** Requests of a run; those of its clean-up are not counted. */
  readonly maxRequests: number | undefined;
}
