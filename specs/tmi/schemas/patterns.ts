/** The character rules that several schemas share. */

/** No markup, no quotes. */
export const NAME = '^[^<>"\'&]*$';
/** No markup. */
export const NO_ANGLES = '^[^<>]*$';
/** No control characters. */
export const TEXT_LINE = '^[^\\u0000-\\u001F]*$';
/** No control characters but tabs and line breaks. */
export const TEXT_LINES = '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F]*$';
export const PROVIDER = '^([a-zA-Z][a-zA-Z0-9_-]*|\\*)$';
export const METADATA_KEY = '^[a-zA-Z0-9_./:-]+$';
/** http or https, with a host. Schemes have no case (RFC 3986, section 3.1). */
export const HTTP_URL = '^[hH][tT][tT][pP][sS]?://[^\\s/?#]+([/?#]\\S*)?$';
/** https only, with a host. */
export const HTTPS_URL = '^[hH][tT][tT][pP][sS]://[^\\s/?#]+([/?#]\\S*)?$';
/** Any scheme. */
export const ANY_URI = '^[a-zA-Z][a-zA-Z0-9+.-]*://\\S*$';
/** Colours of diagram elements. */
export const COLOUR =
  '^(#[0-9a-fA-F]{3,8}|rgb\\(\\s*\\d{1,3}\\s*,\\s*\\d{1,3}\\s*,\\s*\\d{1,3}\\s*\\)|[a-z]+)$';
/** Dash lengths, comma separated. */
export const DASHES = '^\\d+(\\.\\d+)?(\\s*,\\s*\\d+(\\.\\d+)?)*$';
