/**
 * The formats of OpenAPI's registry (spec.openapis.org/registry/format) and of JSON Schema: which numbers and texts are
 * right where Ajv does not know it, and patterns of the texts that are made. Names that are not here are unknown.
 */
export interface Format {
  /** Whether a number is right; formats without it restrict no numbers. */
  readonly isNumber?: (value: number) => boolean;
  /** Whether a text is right, where it is not Ajv that knows. */
  readonly isText?: (value: string) => boolean;
  /** Patterns of the texts that are made, the most ordinary ones first; none where any text will do. */
  readonly made?: readonly string[];
}

const largestFloat = 3.4028234663852886e38;

/** Of whole numbers, in JSON and as text (as in the JSON of Protocol Buffers). */
function whole(least: bigint, most: bigint): Format {
  return {
    isNumber: (value) => Number.isInteger(value) && BigInt(value) >= least && BigInt(value) <= most,
    isText: (value) =>
      /^[+-]?\d+$/.test(value) &&
      BigInt(value.replace('+', '')) >= least &&
      BigInt(value.replace('+', '')) <= most,
    made: ['^[1-9]\\d?$', '^\\d+$'],
  };
}

function signed(bits: bigint): Format {
  return whole(-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n);
}

function unsigned(bits: bigint): Format {
  return whole(0n, 2n ** bits - 1n);
}

const decimalText = (value: string): boolean => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value);
const decimals = ['^[1-9]\\d?\\.\\d\\d$', '^[1-9]\\d*(\\.\\d+)?$', '^\\d+(\\.\\d+)?$'];
const decimal: Format = { isText: decimalText, made: decimals };

/** As text also what JSON has no number for. */
function floating(most: number): Format {
  return {
    isNumber: (value) => Math.abs(value) <= most,
    isText: (value) => decimalText(value) || /^([+-]?Infinity|NaN)$/.test(value),
    made: decimals,
  };
}

const day = '20[01]\\d-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])';
const anyDay = '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])';
const clock = '([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d';
const label = '[a-z]([a-z0-9-]{0,20}[a-z0-9])?';
/** Names that RFC 2606 keeps free, so that nobody is written to. */
const email = [
  '^[a-z][a-z0-9]{3,}@example\\.(com|org)$',
  `^[a-z][a-z0-9]*@${label}\\.test$`,
  '^[a-z0-9]+@[a-z]+\\.[a-z]+$',
];
const hostname = ['^[a-z]{3,}\\.example\\.com$', `^${label}\\.test$`, `^${label}(\\.${label})*$`];
const uri = [
  '^https://example\\.(com|org)/[a-z0-9]{4,}$',
  '^https?://[a-z]+(\\.[a-z]+)*(/[a-z0-9._-]*)*$',
  '^[a-z]+:[a-z0-9/:._-]+$',
];
const reference = ['^/[a-z0-9]{4,}$', '^[a-z0-9/._-]+$'];
const base64 = [
  '^([A-Za-z0-9+/]{4})+([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
  '^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==)?$',
];

/** A lower case "t" or "z" is as good (RFC 3339, section 5.6); a blank is not what the grammar has. */
const isDateTimeShaped = (value: string): boolean => /^\d{4}-\d\d-\d\dt\d/i.test(value);

/**
 * The smallest part may have a fraction. The grammar of RFC 3339, appendix A, has none, and says itself that ISO 8601 is what
 * decides.
 */
function isDuration(value: string): boolean {
  const whole = value.replace(/(\d)[.,]\d+(?=[YMWDHS]$)/, '$1');
  return /^P(?!$)((\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?|\d+W)$/.test(whole);
}

export const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['int8', signed(8n)],
  ['int16', signed(16n)],
  ['int32', signed(32n)],
  ['int64', signed(64n)],
  ['uint8', unsigned(8n)],
  ['uint16', unsigned(16n)],
  ['uint32', unsigned(32n)],
  ['uint64', unsigned(64n)],
  ['double-int', whole(-(2n ** 53n) + 1n, 2n ** 53n - 1n)],
  ['sf-integer', whole(-999_999_999_999_999n, 999_999_999_999_999n)],
  ['sf-decimal', { ...decimal, isNumber: (value) => Math.abs(value) < 1e12 }],
  ['decimal', decimal],
  ['decimal128', decimal],
  ['float', floating(largestFloat)],
  ['double', floating(Number.MAX_VALUE)],
  ['date', { made: [`^${day}$`, `^${anyDay}$`] }],
  [
    'date-time',
    {
      isText: isDateTimeShaped,
      made: [`^${day}T${clock}Z$`, `^${anyDay}T${clock}(\\.\\d{1,9})?(Z|[+-](0\\d|1[0-2]):00)$`],
    },
  ],
  [
    'date-time-local',
    {
      isText: (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(value),
      made: [`^${day}T${clock}$`],
    },
  ],
  ['time', { made: [`^${clock}Z$`, `^${clock}(\\.\\d{1,9})?(Z|[+-](0\\d|1[0-2]):00)$`] }],
  [
    'time-local',
    {
      isText: (value) => /^([01]\d|2[0-3]):[0-5]\d(:([0-5]\d|60)(\.\d+)?)?$/.test(value),
      made: [`^${clock}$`],
    },
  ],
  [
    'duration',
    {
      isText: isDuration,
      made: ['^P[1-9]\\dD$', '^P(T?[1-9]\\d?M|[1-9]\\d?[DWY]|T[1-9]\\d?[HS]|[1-9]\\d?DT[1-9]\\d?H)$'],
    },
  ],
  ['http-date', { made: [`^Sun, 06 Nov 1994 ${clock} GMT$`] }],
  ['email', { made: email }],
  ['idn-email', { made: email }],
  ['hostname', { made: hostname }],
  ['idn-hostname', { made: hostname }],
  [
    'ipv4',
    {
      made: [
        '^192\\.0\\.2\\.([1-9]|[1-9]\\d|1\\d\\d)$',
        '^([1-9]|[1-9]\\d|1\\d\\d)(\\.(\\d|[1-9]\\d|1\\d\\d)){3}$',
      ],
    },
  ],
  [
    'ipv6',
    { made: ['^2001:db8::[1-9a-f][0-9a-f]{0,3}$', '^([0-9a-f]{1,4}:){7}[0-9a-f]{1,4}$', '^::[1-9]$'] },
  ],
  ['uri', { made: uri }],
  ['url', { made: uri }],
  ['iri', { made: uri }],
  ['uri-reference', { made: reference }],
  ['iri-reference', { made: reference }],
  ['uri-template', { made: reference }],
  [
    'uuid',
    {
      made: [
        '^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
        '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$',
      ],
    },
  ],
  ['byte', { isText: (value) => /^[A-Za-z0-9+/]*={0,2}$/.test(value), made: base64 }],
  [
    'base64url',
    {
      isText: (value) => /^[A-Za-z0-9_-]*={0,2}$/.test(value),
      made: ['^([A-Za-z0-9_-]{4})*([A-Za-z0-9_-]{2,3})?$'],
    },
  ],
  ['char', { isText: (value) => [...value].length === 1, made: ['^[a-z]$'] }],
  ['json-pointer', { made: ['^/[a-z]+$', '^(/[a-z]*)*$'] }],
  ['relative-json-pointer', { made: ['^0/[a-z]+$', '^\\d(/[a-z]*)*$'] }],
  ['regex', { made: ['^\\^[a-z]+\\$$', '^[a-z]*$'] }],
  ['media-range', { made: ['^(text/plain|application/json)$'] }],
  ['password', { made: ['^[A-Z][a-z]{3,}[0-9]{2,}!$'] }],
  ['binary', {}],
  ['commonmark', {}],
  ['html', {}],
  ['sf-boolean', {}],
  ['sf-binary', {}],
  ['sf-string', {}],
  ['sf-token', { made: ['^[a-z]+$'] }],
]);

/** Whether anybody can know what a format asks for. */
export function isKnownFormat(name: unknown): boolean {
  return typeof name === 'string' && formats.has(name);
}
