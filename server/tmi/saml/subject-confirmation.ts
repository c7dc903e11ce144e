import type { Profile } from '@node-saml/node-saml';

/** What an assertion must have been made for. */
export interface Expected {
  /** The identity provider that it is from. */
  readonly issuer: string;
  /** The address that it was sent to. */
  readonly recipient: string;
  /** The request that it answers. */
  readonly requestId: string;
  /** How far the two clocks may be apart. */
  readonly skewMs: number;
}

/** An assertion that is signed, and not for this login. */
class ForeignAssertion extends Error {
  override readonly name = 'ForeignAssertion';
}

/** An element, as node-saml hands it out: attributes are in `$`, children are lists. */
interface Element {
  readonly $?: Readonly<Record<string, string>>;
  readonly [child: string]: readonly Element[] | unknown;
}

const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

/**
 * The rules of the profile that the library leaves to its users (SAML profiles, section 4.1.4.2 and 4.1.4.3): the issuer
 * is the one that was asked, somebody has logged in, and whoever bears the assertion bears it to this address, in answer
 * to this request, in time. All of it is read from what was signed. Throws ForeignAssertion.
 */
export function requireConfirmation(profile: Profile, expected: Expected): void {
  if (profile.issuer !== expected.issuer) throw new ForeignAssertion('the assertion is of another issuer');
  const assertion = (profile.getAssertion?.() as { readonly Assertion?: Element } | undefined)?.Assertion;
  if (!assertion) throw new ForeignAssertion('there is no assertion');
  if (childrenOf(assertion, 'AuthnStatement').length === 0)
    throw new ForeignAssertion('the assertion does not say that anybody has logged in');
  const confirmations = childrenOf(assertion, 'Subject').flatMap((subject) =>
    childrenOf(subject, 'SubjectConfirmation'),
  );
  if (!confirmations.some((confirmation) => confirms(confirmation, expected)))
    throw new ForeignAssertion('the assertion is not for this login: recipient, request or time are others');
}

function confirms(confirmation: Element, { recipient, requestId, skewMs }: Expected): boolean {
  if (confirmation.$?.Method !== BEARER) return false;
  return childrenOf(confirmation, 'SubjectConfirmationData').some(({ $: data = {} }) => {
    const ends = Date.parse(data.NotOnOrAfter ?? '');
    return (
      data.Recipient === recipient &&
      data.InResponseTo === requestId &&
      data.NotBefore === undefined &&
      Date.now() - skewMs < ends
    );
  });
}

function childrenOf(element: Element, name: string): readonly Element[] {
  const children = element[name];
  return Array.isArray(children) ? children : [];
}
