/** The character rules that several schemas share. */

/** No markup, no quotes. */
export const NAME = '^[^<>"\'&]*$';
/** No markup. */
export const NO_ANGLES = '^[^<>]*$';
/** Printable, one line. */
export const TEXT_LINE = '^[\\u0020-\\uFFFF]*$';
/** Printable, with line breaks and tabs. */
export const TEXT_LINES = '^[\\u0020-\\uFFFF\\n\\r\\t]*$';
export const PROVIDER = '^([a-zA-Z][a-zA-Z0-9_-]*|\\*)$';
export const METADATA_KEY = '^[a-zA-Z0-9_./:-]+$';
/** http or https, with a host. */
export const HTTP_URL = '^https?://[^\\s/?#]+([/?#]\\S*)?$';
/** Any scheme. */
export const ANY_URI = '^[a-zA-Z][a-zA-Z0-9+.-]*://\\S*$';
/** Colours of diagram elements. */
export const COLOUR =
  '^(#[0-9a-fA-F]{3,8}|rgb\\(\\s*\\d{1,3}\\s*,\\s*\\d{1,3}\\s*,\\s*\\d{1,3}\\s*\\)|[a-z]+)$';
/** Dash lengths, comma separated. */
export const DASHES = '^\\d+(\\.\\d+)?(\\s*,\\s*\\d+(\\.\\d+)?)*$';
