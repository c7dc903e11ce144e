/** What a SAML message says about itself, in its outermost element. */
export interface Envelope {
  /** Response, LogoutRequest, … without its prefix. */
  readonly kind: string;
  readonly id: string | undefined;
  readonly destination: string | undefined;
  readonly issueInstant: string | undefined;
  readonly issuer: string | undefined;
  /** Of a response: the outermost status code. */
  readonly status: string | undefined;
}

/** A message that is no SAML, or that nobody should have to read. */
export class UnreadableMessage extends Error {
  override readonly name = 'UnreadableMessage';
}

const parsing = {
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  maxNestedTags: 100,
};

/** SHA-1 is no proof of anything any more: https://www.w3.org/TR/xmldsig-core1/ discourages it. */
const SHA1 = /http:\/\/www\.w3\.org\/2000\/09\/xmldsig#(rsa-|dsa-|hmac-)?sha1/;

/**
 * Reads the outermost element of a message, before anything in it is trusted. Throws UnreadableMessage, also for what a
 * message has no use for: a document type, which can name entities, and signatures made with SHA-1.
 */
export async function envelopeOf(xml: string): Promise<Envelope> {
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw new UnreadableMessage('the message has a document type');
  if (SHA1.test(xml)) throw new UnreadableMessage('the message is signed with SHA-1');
  const elements = Object.entries(await parsed(xml)).filter(([name]) => !name.startsWith('?'));
  const [[kind, root] = ['', undefined], ...more] = elements;
  if (!isElement(root) || more.length > 0) throw new UnreadableMessage('the message is not one XML element');
  return {
    kind,
    id: textOf(root['@ID']),
    destination: textOf(root['@Destination']),
    issueInstant: textOf(root['@IssueInstant']),
    issuer: textOf(root.Issuer),
    status: textOf(memberOf(memberOf(root, 'Status'), 'StatusCode', '@Value')),
  };
}

type Element = Readonly<Record<string, unknown>>;

async function parsed(xml: string): Promise<Element> {
  // Loaded when it is first needed, like everything that only SAML needs.
  const { XMLParser } = await import('fast-xml-parser');
  try {
    return new XMLParser(parsing).parse(xml, true);
  } catch (error) {
    throw new UnreadableMessage('the message is not well-formed XML', { cause: error });
  }
}

function memberOf(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (isElement(inner) ? inner[name] : undefined), value);
}

/** An element with attributes has its text in a member of its own. */
function textOf(value: unknown): string | undefined {
  const text = isElement(value) ? value['#text'] : value;
  return typeof text === 'string' ? text : undefined;
}

function isElement(value: unknown): value is Element {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
