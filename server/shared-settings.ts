import type { Setting } from './setting.ts';

/** Settings that every reference server has. */
type Settings = Readonly<Record<string, Setting>>;

/** Where a server listens; `port` is the usual one. */
export const addressSettings = (port: number) =>
  ({
    HOST: { type: 'string', default: '127.0.0.1', says: 'address to listen on' },
    PORT: {
      type: 'integer',
      default: port,
      minimum: 0,
      maximum: 65_535,
      says: 'port to listen on, 0 for any',
    },
  }) as const satisfies Settings;

export const databaseSettings = {
  DATABASE_URL: {
    type: 'string',
    default: 'sqlite::memory:',
    pattern: '^(sqlite:.+|postgres(ql)?://.+)$',
    says: 'sqlite::memory:, sqlite:<file> or postgres://…',
  },
  DATABASE_CONNECTIONS: {
    type: 'integer',
    default: 10,
    minimum: 1,
    maximum: 1000,
    says: 'maximum connections to PostgreSQL',
  },
  DATABASE_TIMEOUT_MS: {
    type: 'integer',
    default: 5000,
    minimum: 1,
    maximum: 600_000,
    says: 'how long a request waits for the database',
  },
} as const satisfies Settings;

export const operatingSettings = {
  BODY_LIMIT_BYTES: {
    type: 'integer',
    default: 1_048_576,
    minimum: 1024,
    maximum: 104_857_600,
    says: 'maximum size of a request body',
  },
  TRUST_PROXY: {
    type: 'boolean',
    default: false,
    says: 'whether X-Forwarded-For names the client',
  },
  CORS_ORIGINS: {
    type: 'string',
    default: '',
    says: 'origins that browsers may call from, comma separated; * is every origin',
  },
  METRICS_PORT: {
    type: 'integer',
    default: -1,
    minimum: -1,
    maximum: 65_535,
    says: 'port for Prometheus on the loopback interface, 0 for any, -1 for none',
  },
  LOG_LEVEL: {
    type: 'string',
    default: 'info',
    oneOf: ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
    says: 'what is logged',
  },
  MAX_EVENT_LOOP_DELAY_MS: {
    type: 'integer',
    default: 5000,
    minimum: 0,
    maximum: 600_000,
    says: 'above this delay, requests are refused with 503; 0 never refuses',
  },
} as const satisfies Settings;

export const faultSettings = {
  FAULT_SECRET: {
    type: 'string',
    default: '',
    says: 'secret that allows a caller to inject faults; without it, nobody can; not in production',
  },
} as const satisfies Settings;
